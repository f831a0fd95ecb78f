import request from 'supertest';
import { expect, it } from 'vitest';
import { crashWord } from '../workflows/fake-evaluate-answer.ts';
import { anApp } from './an-app.ts';

const marker = 'MARKER-7319-张三';
const json = (value: unknown) => JSON.stringify(value);

it.each([
  { what: 'an answer', body: json({ questionId: 'complaint', answer: `${marker} 我道歉` }), status: 201 },
  { what: 'a malformed body', body: `{"answer": "${marker}`, status: 400 },
  { what: 'a field name', body: json({ questionId: 'complaint', answer: '', [marker]: 1 }), status: 400 },
  { what: 'a field that is there twice', body: `{"${marker}":1,"${marker}":2}`, status: 400 },
  { what: 'an engine', body: json({ questionId: 'complaint', answer: '', engine: marker }), status: 400 },
  { what: 'too long a question id', body: json({ questionId: marker.repeat(20), answer: '' }), status: 400 },
  { what: 'an unknown question id', body: json({ questionId: marker, answer: '' }), status: 404 },
  {
    what: 'an answer that an engine fails on',
    body: json({ questionId: 'complaint', answer: crashWord + marker }),
    status: 500,
  },
])('lets $what reach neither the logs nor a problem', async ({ body, status }) => {
  const { app, logged } = await anApp();
  const reply = await request(app)
    .post(`/v1/evaluations?note=${encodeURIComponent(marker)}`)
    .set({ 'Content-Type': 'application/json', 'User-Agent': 'MARKER-7319', Referer: 'http://MARKER-7319/' })
    .serialize((text: unknown) => text as string)
    .send(body);
  expect(reply.status).toBe(status);
  if (status !== 201) expect(reply.text).not.toContain('7319');
  expect(logged.join('')).toContain(`"status":${status}`);
  expect(logged.join('')).not.toContain('7319');
});

it('lets neither candidates, file names, answers nor names of batches reach the logs', async () => {
  const { app, batches, logged } = await anApp();
  const fileName = `${encodeURIComponent(marker)}.csv`;
  const file = `who,what,text\n${marker},complaint,道歉 ${marker}\n${marker},complaint,FAIL ${marker}\n`;
  const send = async (path: string, body: object = {}) => (await request(app).post(path).send(body)).body;
  const upload = (name: string, text: string) =>
    request(app).post('/v1/uploads').set({ 'X-File-Name': name, 'Content-Type': 'text/csv' }).send(text);
  const { uploadId } = (await upload(fileName, file).expect(201)).body;
  const mapping = { layout: 'long', candidate: 'who', question: 'what', answer: 'text' };
  await request(app)
    .post('/v1/batches')
    .set('Idempotency-Key', 'MARKER-7319')
    .send({ uploadId, mapping, name: marker })
    .expect(201);
  await send('/v1/batches/b1/start');
  await batches.work('b1', 2);
  for (const part of ['', '/items', '/items/0', '/items/1', '/results.csv', '/events', '/distributions']) {
    await request(app).get(`/v1/batches/b1${part}`).expect(200);
  }
  await upload(fileName, '').expect(422);
  await send('/v1/candidates/forget', { candidateId: marker });
  await request(app)
    .get(`/v1/batches/b1/items?questionId=${encodeURIComponent(marker)}`)
    .expect(200);
  expect(logged.join('')).toContain('"route":"/v1/batches/:id/items/:position","status":200');
  expect(logged.join('')).not.toContain('7319');
});

it.each([
  { what: 'a parameter', method: 'get', path: `/v1/batches?limit=${marker}`, headers: {}, body: undefined },
  { what: 'the name of a parameter', method: 'get', path: `/v1/batches?${marker}=1`, headers: {}, body: undefined },
  { what: 'a batch', method: 'get', path: `/v1/batches/${marker}`, headers: {}, body: undefined },
  { what: 'a position', method: 'get', path: `/v1/batches/b1/items/${marker}`, headers: {}, body: undefined },
  { what: 'a record', method: 'get', path: `/v1/evaluations/${marker}`, headers: {}, body: undefined },
  { what: 'an upload', method: 'get', path: `/v1/uploads/${marker}`, headers: {}, body: undefined },
  { what: 'a key', method: 'post', path: '/v1/batches', headers: { 'Idempotency-Key': 'a 7319' }, body: {} },
  { what: 'a broken name', method: 'post', path: '/v1/uploads', headers: { 'X-File-Name': '%FF7319' }, body: {} },
  { what: 'a candidate', method: 'post', path: '/v1/candidates/forget', headers: {}, body: { candidateId: marker } },
  { what: 'a cap', method: 'post', path: '/v1/batches/b1/start', headers: {}, body: { cap: marker } },
] as const)('quotes $what that is refused neither in the logs nor in the problem', async (sent) => {
  const { app, logged } = await anApp();
  const reply = await request(app)[sent.method](encodeURI(sent.path)).set(sent.headers).send(sent.body);
  expect(reply.status).toSatisfy((status: number) => status >= 400 && status < 500);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(reply.text).not.toContain('7319');
  expect(logged.join('')).not.toContain('7319');
});

it.each(['/MARKER-7319', '/v1/questions/MARKER-7319', '/v1/questions/%E0%MARKER-7319', '/healthz?x=MARKER-7319'])(
  'logs the route of %s and not the address',
  async (path) => {
    const { app, logged } = await anApp();
    const reply = await request(app).get(path);
    expect(reply.text).not.toContain('7319');
    expect(logged.join('')).toContain('"method":"GET"');
    expect(logged.join('')).not.toContain('7319');
  },
);

it('logs where an unforeseen error was thrown, without its message', async () => {
  const { app, logged } = await anApp();
  const reply = await request(app).post('/v1/evaluations').send({ questionId: 'complaint', answer: crashWord });
  const error = logged.map((line) => JSON.parse(line)).find(({ err }) => err);
  expect(error).toMatchObject({ requestId: reply.body.requestId, err: { type: 'TypeError' } });
  expect(error.err.frames).toContain('fake-evaluate-answer.ts');
  expect(reply.body).toMatchObject({ status: 500, code: 'internal-error', title: 'Internal Server Error' });
});
