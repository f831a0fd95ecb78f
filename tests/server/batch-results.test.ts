import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import request from 'supertest';
import { expect, it, vi } from 'vitest';
import { reviewPlanSchema } from '../../src/api/review-plan-schema.ts';
import { nameExport } from '../../src/server/present/name-export.ts';
import { StoreUnavailableError } from '../../src/storage/store-errors.ts';
import type { BatchServices } from '../../src/workflows/batch-services.ts';
import { anAppWithBatch } from './a-batch.ts';
import { anApp } from './an-app.ts';

/** An app whose export is written by the test. */
async function anAppThatExports(write: (out: Writable) => Promise<void>) {
  const { batches } = await anAppWithBatch();
  const exportResults: BatchServices['exportResults'] = (_batchId, _format, out) => write(out);
  const running = await anApp({ batches: { ...batches, exportResults } });
  const url = `http://127.0.0.1:${(running.app.address() as AddressInfo).port}/v1/batches/b1/results.csv`;
  return { ...running, url };
}

it.each([
  { format: 'csv', type: 'text/csv; charset=utf-8' },
  { format: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { format: 'ndjson', type: 'application/x-ndjson; charset=utf-8' },
])('exports all results as $format, under the name of the batch', async ({ format, type }) => {
  const { app } = await anAppWithBatch();
  const sent = request(app).get(`/v1/batches/b1/results.${format}`).buffer(true);
  const reply = await sent.parse(async (stream, done) => done(null, await once(stream.setEncoding('utf8'), 'data')));
  expect(reply.status).toBe(200);
  expect(reply.headers).toMatchObject({
    'content-type': type,
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="results-b1.${format}"; filename*=UTF-8''%E6%98%A5%E6%8B%9B-results.${format}`,
  });
  expect(String(reply.body)).toMatch(new RegExp(`^${format} 0 pending\n`));
  await request(app).get('/v1/batches/b1/results.pdf').expect(404);
});

it.each([
  { name: 'answers.csv', written: 'answers-results.xlsx' },
  { name: "O'Neil (1)*.XLSX", written: 'O%27Neil%20%281%29_-results.xlsx' },
  { name: '../../etc/"passwd"', written: '.._.._etc_passwd_-results.xlsx' },
  { name: 'a\u202egnp.exe', written: 'a_gnp.exe-results.xlsx' },
  { name: 'half \ud83d', written: 'half%20_-results.xlsx' },
  { name: '字'.repeat(200), written: `${'%E5%AD%97'.repeat(100)}-results.xlsx` },
])('names the export of $name safely', ({ name, written }) => {
  expect(nameExport({ id: 'b1', name }, 'xlsx')).toBe(
    `attachment; filename="results-b1.xlsx"; filename*=UTF-8''${written}`,
  );
});

it('sends rows as they are written, not when all are there', async () => {
  const release = Promise.withResolvers<void>();
  const { url } = await anAppThatExports(async (out) => {
    out.write('first row\n');
    await release.promise;
    out.end('last row\n');
  });
  const [reply] = (await once(get(url), 'response')) as [IncomingMessage];
  const rows = reply.setEncoding('utf8').iterator();
  expect(await rows.next()).toMatchObject({ value: 'first row\n' });
  release.resolve();
  expect(await rows.next()).toMatchObject({ value: 'last row\n' });
  expect(await rows.next()).toMatchObject({ done: true });
});

it('breaks the connection off when a row cannot be read, instead of ending as if all were there', async () => {
  const { url, logged } = await anAppThatExports(async (out) => {
    out.write('first row\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new TypeError('cannot write: 我会道歉');
  });
  await expect(fetch(url).then((reply) => reply.text())).rejects.toThrow();
  // HTTP/1.0 ends a reply by closing: only a reset tells such a client that it is not whole.
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname).resume();
  socket.write(`GET ${pathname} HTTP/1.0\r\n\r\n`);
  expect(await once(socket, 'error')).toMatchObject([{ code: 'ECONNRESET' }]);
  expect(logged.join('')).toContain('reply broken off');
  expect(logged.join('')).not.toContain('道歉');
});

it('still answers with a problem when the first row cannot be read', async () => {
  const { app } = await anAppThatExports(async (out) => {
    const rows = new Readable({ read: () => void rows.destroy(new StoreUnavailableError('secret of the store')) });
    await pipeline(rows, out);
  });
  const reply = await request(app).get('/v1/batches/b1/results.csv');
  expect([reply.status, reply.body.code, reply.headers['retry-after']]).toEqual([503, 'store-unavailable', '5']);
  expect(reply.headers).not.toHaveProperty('content-disposition');
  expect(reply.text).not.toContain('secret');
});

it('stops reading when the caller goes away, which is no failure of the service', async () => {
  const stopped = vi.fn();
  const { url, logged } = await anAppThatExports(async (out) => {
    async function* endless() {
      try {
        for (;;) yield `${'x'.repeat(1_000)}\n`;
      } finally {
        stopped();
      }
    }
    await pipeline(Readable.from(endless()), out);
  });
  const sent = get(url);
  sent.on('error', () => undefined);
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  await once(reply, 'data');
  expect(stopped).not.toHaveBeenCalled();
  reply.on('error', () => undefined);
  sent.destroy();
  await vi.waitFor(() => expect(stopped).toHaveBeenCalledOnce());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(logged.join('')).not.toContain('"level":50');
});

it('answers HEAD without exporting anything', async () => {
  const write = vi.fn();
  const { app } = await anAppThatExports(write);
  const { headers } = await request(app).head('/v1/batches/b1/results.csv').expect(200);
  expect(headers['content-disposition']).toContain('results-b1.csv');
  expect(write).not.toHaveBeenCalled();
});

it('plans a review for as many answers as there is time for, 40 if nobody says', async () => {
  const { app, batches } = await anAppWithBatch();
  await batches.startBatch('b1');
  await batches.work('b1', 1);
  const { body, headers } = await request(app).get('/v1/batches/b1/review-plan').expect(200);
  expect(reviewPlanSchema.parse(body)).toMatchObject({ budget: 40, picks: [{ position: 0 }], rest: { answers: 0 } });
  expect(headers['cache-control']).toBe('no-store');
  const one = await request(app).get('/v1/batches/b1/review-plan?budget=1').expect(200);
  expect(one.body).toMatchObject({ budget: 1 });
  for (const budget of ['0', '-1', '1.5', '100000', 'x']) {
    await request(app).get(`/v1/batches/b1/review-plan?budget=${budget}`).expect(400);
  }
});
