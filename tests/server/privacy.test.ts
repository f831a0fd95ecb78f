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
