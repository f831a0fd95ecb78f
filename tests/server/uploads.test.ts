import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { expect, it } from 'vitest';
import { uploadSchema } from '../../src/api/batch-schemas.ts';
import { problemSchema } from '../../src/api/schemas.ts';
import { aBank } from '../workflows/a-bank.ts';
import { aFile } from './a-batch.ts';
import { anApp } from './an-app.ts';
import { fakeBatchServices } from './fake-batch-services.ts';
import { fakeUploadLimit } from './fake-uploads.ts';

const path = '/v1/uploads';
const fileName = '春季 面试 (1).csv';
const { app } = await anApp();

const upload = (headers: Readonly<Record<string, string>> = {}) =>
  request(app)
    .post(path)
    .set({ 'X-File-Name': encodeURIComponent(fileName), 'Content-Type': 'text/csv', ...headers })
    .serialize((body: unknown) => body as string);

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Send a body as it is written, and read the reply whenever it comes. */
async function send(body: Readable, headers: Readonly<Record<string, string>>, to: Server = app) {
  const sent = httpRequest({
    port: portOf(to),
    host: '127.0.0.1',
    path,
    method: 'POST',
    headers: { 'X-File-Name': 'a.csv', ...headers },
  });
  sent.on('error', () => undefined); // the service may close before all was sent
  sent.flushHeaders();
  body.pipe(sent);
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  return {
    status: reply.statusCode,
    headers: reply.headers,
    problem: problemSchema.parse(JSON.parse(await text(reply))),
  };
}

it('takes in a file under its own name and shows how it would be read', async () => {
  const { status, body, headers } = await upload().send(aFile);
  expect(status).toBe(201);
  expect(headers.location).toBe(`${path}/${body.uploadId}`);
  expect(headers['cache-control']).toBe('no-store');
  expect(uploadSchema.parse(body)).toMatchObject({ fileName, columns: ['who', 'what', 'text'] });
  const again = await request(app)
    .get(headers.location ?? '')
    .expect(200);
  expect(again.body).toEqual(body);
});

it('shows of batches that were read from the same bytes only what tells them apart', async () => {
  const { body } = await upload().send(aFile);
  const mapping = { layout: 'long', candidate: 'who', question: 'what', answer: 'text' };
  const { body: batch } = await request(app).post('/v1/batches').send({ uploadId: body.uploadId, mapping });
  const { sameFile } = uploadSchema.parse((await upload().send(aFile)).body);
  expect(sameFile).toEqual([{ id: batch.id, name: fileName, status: 'ready', createdAt: batch.createdAt }]);
});

it('throws an upload away', async () => {
  const { headers } = await upload().send(aFile);
  await request(app)
    .delete(headers.location ?? '')
    .expect(204);
  const gone = await request(app).get(headers.location ?? '');
  expect([gone.status, gone.body.code]).toEqual([404, 'upload-not-found']);
  await request(app)
    .delete(headers.location ?? '')
    .expect(404);
});

it.each(['application/octet-stream', 'application/x-www-form-urlencoded', 'application/json', ''])(
  'takes a file of content type "%s"',
  async (type) => {
    const file = { 'Content-Type': type, 'Content-Length': '21' };
    const sent = httpRequest({
      port: portOf(app),
      host: '127.0.0.1',
      path,
      method: 'POST',
      headers: { 'X-File-Name': 'a.csv', ...file },
    });
    sent.end('who,what,text\na,b,cd\n');
    const [reply] = (await once(sent, 'response')) as [IncomingMessage];
    expect(reply.statusCode).toBe(201);
    reply.resume();
  },
);

it('keeps every byte of the file as it is, whatever its content type says', async () => {
  const received: Buffer[] = [];
  const batches = fakeBatchServices(aBank());
  const { app: recording } = await anApp({
    batches: {
      ...batches,
      async uploadTable(source, name) {
        received.push(await buffer(source));
        return batches.uploadTable(Readable.from([Buffer.from('a\n')]), name);
      },
    },
  });
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x1f, 0x8b, 0x0d, 0x0a]);
  await request(recording)
    .post(path)
    .set({ 'X-File-Name': 'a.csv', 'Content-Type': 'application/json', 'Content-Encoding': 'identity' })
    .serialize((body: unknown) => body as string)
    .send(bytes)
    .expect(201);
  expect(received).toEqual([bytes]);
});

it.each([
  { why: 'no name', headers: { 'X-File-Name': '' }, message: /^is missing: .*percent-encoded/ },
  { why: 'bytes that are not UTF-8', headers: { 'X-File-Name': '%FF.csv' }, message: /must be UTF-8/ },
  { why: 'a lone percent sign', headers: { 'X-File-Name': '100%.csv' }, message: /must be UTF-8/ },
  { why: 'a line break', headers: { 'X-File-Name': 'a%0Ab.csv' }, message: /on one line/ },
  { why: 'only a space', headers: { 'X-File-Name': '%20' }, message: /on one line/ },
  { why: '256 characters', headers: { 'X-File-Name': 'x'.repeat(256) }, message: /on one line/ },
])('refuses a file name of $why', async ({ headers, message }) => {
  const { status, body } = await upload(headers).send(aFile);
  expect([status, body.code]).toEqual([400, 'input-invalid']);
  expect(body.errors).toEqual([{ field: 'X-File-Name', message: expect.stringMatching(message) }]);
});

it('says what to do instead of sending a form', async () => {
  const { status, body } = await upload({ 'Content-Type': 'multipart/form-data; boundary=x' }).send('--x--');
  expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  expect(body.detail).toContain('--data-binary');
});

it('unpacks nothing', async () => {
  const { status, body } = await upload({ 'Content-Encoding': 'gzip' }).send(gzipSync(aFile));
  expect([status, body.code]).toEqual([415, 'unsupported-content-encoding']);
});

it('passes on what is wrong with a file', async () => {
  const { status, body } = await upload().send('');
  expect([status, body.code]).toEqual([422, 'table-empty']);
  expect(body.detail).toBe(`${fileName}: holds no row`);
});

it('refuses a file that says it is too large before any of it is sent', async () => {
  const body = new Readable({ read: () => undefined });
  const { status, problem, headers } = await send(body, { 'Content-Length': String(fakeUploadLimit + 1) });
  expect([status, problem.code]).toEqual([413, 'upload-too-large']);
  expect(problem.detail).toBe(`The file is larger than ${fakeUploadLimit} bytes`);
  expect(headers.connection).toBe('close');
});

it.each([
  { found: 'at once, by Content-Length', head: 'Content-Length: 20000000\r\n\r\n', end: '' },
  { found: 'while it is read', head: 'Transfer-Encoding: chunked\r\n\r\n1312D00\r\n', end: '\r\n0\r\n\r\n' },
])('lets a caller read why that listens only when all is sent: too large $found', async ({ head, end }) => {
  const socket = connect(portOf(app), '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-File-Name: a.csv\r\n${head}`);
  await promisify<Buffer, void>(socket.write.bind(socket))(Buffer.alloc(20_000_000, 'a'));
  if (end) await promisify<string, void>(socket.write.bind(socket))(end);
  const reply = await text(socket);
  expect(reply).toMatch(/^HTTP\/1.1 413 /);
  expect(reply).toContain('"code":"upload-too-large"');
});

it('reads a file no faster than it is stored', async () => {
  const stalled = Promise.withResolvers<Readable>();
  const { app: slow } = await anApp({
    uploadLimitBytes: 100_000_000,
    batches: {
      ...fakeBatchServices(aBank()),
      uploadTable: (source) => {
        stalled.resolve(source);
        return new Promise(() => undefined);
      },
    },
  });
  const socket = connect(portOf(slow), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-File-Name: a.csv\r\nContent-Length: 100000000\r\n\r\n`);
  const source = await stalled.promise;
  // What the system takes into its own buffers is gone from here; the rest waits until somebody reads.
  socket.write(Buffer.alloc(50_000_000));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(source.readableLength).toBeLessThan(1_000_000);
  expect(socket.writableLength).toBeGreaterThan(10_000_000);
  socket.destroy();
});

it('tells the store when the sender goes away in the middle', async () => {
  const { promise: interrupted, resolve } = Promise.withResolvers<unknown>();
  const batches = fakeBatchServices(aBank());
  const { app: watched, logged } = await anApp({
    batches: {
      ...batches,
      uploadTable: (source, name) =>
        batches.uploadTable(source, name).catch((error) => {
          resolve(error);
          throw error;
        }),
    },
  });
  const socket = connect(portOf(watched), '127.0.0.1');
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-File-Name: a.csv\r\nContent-Length: 1000\r\n\r\nwho,what`,
  );
  await new Promise((done) => setTimeout(done, 50));
  socket.destroy();
  expect(await interrupted).toMatchObject({ code: 'upload-interrupted' });
  expect(logged.join('')).not.toContain('"level":50');
});
