import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import request from 'supertest';
import { expect, it } from 'vitest';
import { maxAnswerLength, problemSchema, recordedEvaluationSchema } from '../../src/api/schemas.ts';
import { storedEvaluationSchema } from '../../src/api/stored-evaluation-schemas.ts';
import { aBank } from '../workflows/a-bank.ts';
import { anApp } from './an-app.ts';
import { fakeEvaluationServices } from './fake-evaluation-services.ts';

const path = '/v1/evaluations';
const { app } = await anApp();

const post = (body: string | Buffer, type = 'application/json') => {
  const sent = request(app).post(path).set('Content-Type', type);
  return sent.serialize((bytes: unknown) => bytes as string).send(body);
};

it('answers with the evaluation, evidence indexing the answer as submitted', async () => {
  const answer = '　我先道歉，再查原因。\r\n';
  const { status, body, headers } = await request(app).post(path).send({ questionId: 'complaint', answer });
  expect(status).toBe(201);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers.location).toBe(`${path}/${body.recordId}`);
  const evaluation = recordedEvaluationSchema.parse(body);
  expect(evaluation).toMatchObject({ totalPoints: 6, maxPoints: 9 });
  const [first] = evaluation.criteria;
  expect(first).toMatchObject({ verdict: 'covered', evidence: [{ start: 3, end: 5, text: '道歉' }] });
});

it('gives a stored evaluation back with its answer, and evaluates it again under another record', async () => {
  const answer = '先道歉';
  const first = await request(app).post(path).send({ questionId: 'complaint', answer, candidateId: ' A-7 ' });
  const { recordId, createdAt, ...evaluation } = first.body;
  const { body } = await request(app).get(`${path}/${recordId}`).expect(200).expect('Cache-Control', 'no-store');
  const stored = storedEvaluationSchema.parse(body);
  expect(stored).toMatchObject({ recordId, createdAt, candidateId: 'A-7', answer, erasedAt: null, evaluation });
  const again = await request(app).post(`${path}/${recordId}/again`).expect(201);
  expect(again.headers.location).toBe(`${path}/${again.body.recordId}`);
  expect(again.body).toMatchObject({ id: first.body.id, totalPoints: 3 });
  expect(again.body.recordId).not.toBe(recordId);
});

it('takes no candidate id that is blank, endless or cannot be stored', async () => {
  for (const candidateId of ['', ' ', 'x'.repeat(201), '\ud800', 'a\u0000', 7]) {
    const reply = await request(app).post(path).send({ questionId: 'complaint', answer: '道歉', candidateId });
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toEqual([{ field: 'candidateId', message: expect.any(String) }]);
  }
});

it.each([
  { method: 'get', at: 'r999', status: 404 },
  { method: 'get', at: 'r1%00', status: 404 },
  { method: 'post', at: 'r999/again', status: 404 },
] as const)('answers $method of the evaluation $at with $status', async ({ method, at, status }) => {
  const reply = await request(app)[method](`${path}/${at}`);
  expect(reply.status).toBe(status);
  expect(problemSchema.parse(reply.body).code).toBe('evaluation-not-found');
});

it('erases a candidate: the evaluation keeps its numbers, and there is no answer to evaluate again', async () => {
  const sent = { questionId: 'complaint', answer: '道歉', candidateId: 'to-forget' };
  const { body: recorded } = await request(app).post(path).send(sent);
  const forgotten = await request(app).post('/v1/candidates/forget').send({ candidateId: 'to-forget' });
  expect([forgotten.status, forgotten.body]).toEqual([200, { candidates: 1, answers: 1, evaluations: 1 }]);
  const { body: left } = await request(app).get(`${path}/${recorded.recordId}`).expect(200);
  const { evaluation, ...stored } = storedEvaluationSchema.parse(left);
  expect(stored).toMatchObject({ answer: null, candidateId: null, erasedAt: expect.any(String) });
  expect(evaluation).toMatchObject({
    totalPoints: 3,
    criteria: [{ verdict: 'covered', evidence: [], reason: '' }, {}, {}],
  });
  const again = await request(app).post(`${path}/${recorded.recordId}/again`);
  expect([again.status, again.body.code]).toEqual([410, 'answer-not-found']);
  const twice = await request(app).post('/v1/candidates/forget').send({ candidateId: 'to-forget' });
  expect([twice.status, twice.body.code]).toEqual([404, 'candidate-not-found']);
});

it.each([
  { header: 'zh-CN,zh;q=0.9', readerLanguage: 'zh' },
  { header: 'en-GB, fr;q=0.5', readerLanguage: 'en' },
  { header: 'fr, de', readerLanguage: undefined },
])('asks for texts in $readerLanguage when the reader accepts $header', async ({ header, readerLanguage }) => {
  const evaluations = fakeEvaluationServices(aBank());
  const { app: recording } = await anApp({ evaluations });
  const reply = await request(recording)
    .post(path)
    .set('Accept-Language', header)
    .send({ questionId: 'complaint', answer: '道歉' });
  expect(reply.headers.vary).toContain('Accept-Language');
  expect(evaluations.calls).toEqual([{ questionId: 'complaint', answer: '道歉', readerLanguage }]);
});

it.each([
  { why: 'a missing field', body: { answer: '道歉' }, field: 'questionId', message: 'is missing' },
  {
    why: 'a wrong type',
    body: { questionId: 'complaint', answer: 5 },
    field: 'answer',
    message: 'Invalid input: expected string, received number',
  },
  { why: 'an unknown field', body: { questionId: 'complaint', answer: '', model: 'x' }, field: '' },
  { why: 'an unknown engine', body: { questionId: 'complaint', answer: '', engine: 'oracle' }, field: 'engine' },
  {
    why: 'too long an answer',
    body: { questionId: 'complaint', answer: 'a'.repeat(maxAnswerLength + 1) },
    field: 'answer',
  },
  { why: 'a list', body: [], field: '' },
])('names the field for $why', async ({ body, field, message }) => {
  const reply = await request(app).post(path).send(body);
  expect(reply.status).toBe(400);
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.parse(reply.body);
  expect(problem).toMatchObject({ status: 400, title: 'Bad Request', code: 'input-invalid' });
  expect(problem.errors).toContainEqual({ field, message: message ?? expect.any(String) });
});

it('takes an answer of exactly the longest length, even with every character escaped', async () => {
  const escaped = '\\u6211'.repeat(maxAnswerLength);
  const { status } = await post(`{"questionId":"complaint","answer":"${escaped}"}`);
  expect(status).toBe(201);
});

it.each([
  { why: 'broken JSON', body: '{"questionId":', status: 400, code: 'malformed-json' },
  { why: 'no body', body: '', status: 400, code: 'malformed-json' },
  { why: 'null', body: 'null', status: 400, code: 'input-invalid' },
  {
    why: 'a byte that is not UTF-8',
    body: Buffer.from('{"questionId":"complaint","answer":"\xff"}', 'latin1'),
    status: 400,
    code: 'invalid-utf8',
  },
  {
    why: 'a field that is there twice',
    body: '{"questionId":"complaint","answer":"a","answer":"b"}',
    status: 400,
    code: 'malformed-json',
  },
  {
    why: 'a __proto__ field',
    body: '{"questionId":"complaint","answer":"a","__proto__":{"engine":"llm"}}',
    status: 400,
    code: 'input-invalid',
  },
  { why: 'a number beyond all bounds', body: '{"questionId":1e999,"answer":"a"}', status: 400, code: 'input-invalid' },
  { why: '100,000 nested lists', body: '['.repeat(1e5) + ']'.repeat(1e5), status: 400, code: 'input-invalid' },
  {
    why: 'a question that is not there',
    body: '{"questionId":"x","answer":"a"}',
    status: 404,
    code: 'question-not-found',
  },
  { why: 'a body of 300 kB', body: `"${'a'.repeat(300 * 1024)}"`, status: 413, code: 'body-too-large' },
])('refuses $why with $status', async ({ body, status, code }) => {
  const reply = await post(body);
  expect(reply.status).toBe(status);
  expect(problemSchema.parse(reply.body)).toMatchObject({ status, code });
});

it.each([
  { type: 'text/plain', status: 415, code: 'unsupported-media-type' },
  { type: 'application/json-patch+json', status: 415, code: 'unsupported-media-type' },
  { type: 'application/json; charset=gbk', status: 415, code: 'unsupported-charset' },
  { type: 'application/json; charset="UTF-8"', status: 201, code: undefined },
])('answers content type $type with $status', async ({ type, status, code }) => {
  const reply = await post('{"questionId":"complaint","answer":"道歉"}', type);
  expect(reply.status).toBe(status);
  expect(reply.body.code).toBe(code);
});

it('refuses a small compressed body that is large when unpacked', async () => {
  const bomb = gzipSync(JSON.stringify({ questionId: 'complaint', answer: 'a'.repeat(5_000_000) }));
  const sent = request(app).post(path).set('Content-Type', 'application/json').set('Content-Encoding', 'gzip');
  const reply = await sent.serialize((bytes: unknown) => bytes as string).send(bomb);
  expect(reply.status).toBe(413);
});

it.each(['x-zip', 'gzip'])('refuses a body that is not really in content encoding %s', async (encoding) => {
  const sent = request(app).post(path).set('Content-Type', 'application/json').set('Content-Encoding', encoding);
  const reply = await sent.send('{"questionId":"complaint","answer":""}');
  expect(reply.status).toBe(encoding === 'gzip' ? 400 : 415);
  problemSchema.parse(reply.body);
});

it('answers any JSON body with an evaluation or a problem of the caller, never with a failure of its own', async () => {
  const field = fc.oneof(fc.constant('complaint'), fc.string({ unit: 'binary' }), fc.jsonValue());
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({ questionId: field, answer: field, engine: field }, { requiredKeys: [] }),
    fc.record({ questionId: fc.constant('complaint'), answer: fc.string({ unit: 'binary', maxLength: 200 }) }),
  );
  await fc.assert(
    fc.asyncProperty(body, async (value) => {
      const sent = request(app).post(path).set('Content-Type', 'application/json');
      const reply = await sent.serialize((text: unknown) => text as string).send(JSON.stringify(value));
      if (reply.status === 201) recordedEvaluationSchema.parse(reply.body);
      else expect(problemSchema.parse(reply.body).status).toSatisfy((status: number) => status >= 400 && status < 500);
    }),
    { numRuns: 150 },
  );
});
