import request from 'supertest';
import { expect, it } from 'vitest';
import {
  batchItemDetailSchema,
  batchItemListSchema,
  batchListSchema,
  batchSchema,
  rejectedRowsSchema,
} from '../../src/api/batch-schemas.ts';
import { distributionsSchema } from '../../src/api/distributions-schema.ts';
import { forecastSchema } from '../../src/api/forecast-schema.ts';
import { problemSchema } from '../../src/api/schemas.ts';
import { similarAnswersSchema } from '../../src/api/similar-answers-schema.ts';
import { anAppWithBatch } from './a-batch.ts';

const path = '/v1/batches/b1';

it('takes a batch from ready over running and paused to finished', async () => {
  const { app, batches } = await anAppWithBatch();
  const act = async (action: string, body?: object) => {
    const sent = request(app).post(`${path}/${action}`);
    const reply = await (body ? sent.send(body) : sent);
    return reply.status === 200 ? batchSchema.parse(reply.body).status : `${reply.status} ${reply.body.code}`;
  };
  expect(await act('pause')).toBe('409 batch-state');
  expect(await act('start', { cap: { items: 3 } })).toBe('running');
  expect(await act('start', {})).toBe('409 batch-state');
  await batches.work('b1', 2);
  expect(await act('pause')).toBe('paused');
  expect(await act('resume', { cap: { items: 2 } })).toBe('409 cap-reached');
  expect(await act('resume')).toBe('running');
  await batches.work('b1', 2);
  expect(await act('cancel')).toBe('409 batch-state');
  expect(await act('retry', {})).toBe('paused');
  const { body } = await request(app).get(path).expect(200).expect('Cache-Control', 'no-store');
  expect(batchSchema.parse(body)).toMatchObject({
    cap: { items: 3, costUsd: null },
    counts: { items: 4, evaluated: 3, failed: 1, needsReview: 1, rejectedRows: 2 },
  });
});

it.each([
  { action: 'start', body: { cap: { items: 0 } }, field: 'cap.items' },
  { action: 'resume', body: { cap: { costUsd: -1 } }, field: 'cap.costUsd' },
  { action: 'start', body: { limit: 5 }, field: '' },
  { action: 'pause', body: { cap: { items: 5 } }, field: '' },
])('refuses to $action with $body', async ({ action, body, field }) => {
  const { app } = await anAppWithBatch();
  const reply = await request(app).post(`${path}/${action}`).send(body);
  expect([reply.status, reply.body.code]).toEqual([400, 'input-invalid']);
  expect(reply.body.errors).toEqual([{ field, message: expect.any(String) }]);
});

it('gives the same batch for the same key and request, and refuses the key for another', async () => {
  const { app, uploadId, mapping } = await anAppWithBatch();
  const send = (body: object, key = 'key-1') =>
    request(app)
      .post('/v1/batches')
      .set('Idempotency-Key', key)
      .send({ uploadId, mapping, ...body });
  const first = await send({ name: '第一批' });
  expect([first.status, first.headers.location]).toEqual([201, '/v1/batches/b2']);
  expect(batchSchema.parse(first.body)).toMatchObject({ name: '第一批', status: 'ready' });
  const second = await send({ name: '第一批' });
  expect([second.status, second.body]).toEqual([200, first.body]);
  const other = await send({ name: '第二批' });
  expect([other.status, other.body.code]).toEqual([409, 'idempotency-conflict']);
  for (const key of ['two words', 'x'.repeat(201)]) {
    const refused = await send({}, key);
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ field: 'Idempotency-Key', message: 'must be 1 to 200 visible ASCII characters' }],
    ]);
  }
});

it.each([
  { why: 'no mapping', body: { uploadId: 'u1' }, status: 400, code: 'input-invalid' },
  {
    why: 'a mapping of no known layout',
    body: { uploadId: 'u1', mapping: { layout: 'tall' } },
    status: 400,
    code: 'input-invalid',
  },
  {
    why: 'a name with a character that no database stores',
    body: { uploadId: 'u1', mapping: { layout: 'long', candidate: 'a', question: 'b', answer: 'c' }, name: 'a\u0000b' },
    status: 400,
    code: 'input-invalid',
  },
  {
    why: 'an upload that is gone',
    body: { uploadId: 'u9', mapping: { layout: 'long', candidate: 'a', question: 'b', answer: 'c' } },
    status: 404,
    code: 'upload-not-found',
  },
])('makes no batch of $why', async ({ body, status, code }) => {
  const { app } = await anAppWithBatch();
  const reply = await request(app).post('/v1/batches').send(body);
  expect(problemSchema.parse(reply.body)).toMatchObject({ status, code });
});

it('lists batches in pages, the newest first', async () => {
  const { app, uploadId, mapping } = await anAppWithBatch();
  for (const name of ['2', '3']) await request(app).post('/v1/batches').send({ uploadId, mapping, name }).expect(201);
  const list = async (query: string) => {
    const { body } = await request(app).get(`/v1/batches${query}`).expect(200);
    const { batches, next } = batchListSchema.parse(body);
    return { ids: batches.map(({ id }) => id), next };
  };
  expect(await list('')).toEqual({ ids: ['b3', 'b2', 'b1'], next: null });
  expect(await list('?limit=2')).toEqual({ ids: ['b3', 'b2'], next: 'b2' });
  expect(await list('?limit=2&before=b2')).toEqual({ ids: ['b1'], next: null });
});

it('forecasts with and without a cap', async () => {
  const { app } = await anAppWithBatch();
  const forecast = async (query: string) =>
    forecastSchema.parse((await request(app).get(`${path}/forecast${query}`).expect(200)).body);
  expect(await forecast('')).toMatchObject({ items: 4, costUsd: 0 });
  expect(await forecast('?capItems=3&capCostUsd=0.25')).toMatchObject({ items: 3, costUsd: 0.25 });
});

it('lists answers in pages and by filter, and rejected rows by what was passed over', async () => {
  const { app, batches } = await anAppWithBatch();
  await request(app).post(`${path}/start`).expect(200);
  await batches.work('b1', 4);
  const list = async (query: string) => {
    const { body } = await request(app).get(`${path}/items${query}`).expect(200);
    const { items, next } = batchItemListSchema.parse(body);
    return { positions: items.map(({ position }) => position), next };
  };
  expect(await list('')).toEqual({ positions: [0, 1, 2, 3], next: null });
  expect(await list('?limit=3')).toEqual({ positions: [0, 1, 2], next: 2 });
  expect(await list('?limit=3&after=2')).toEqual({ positions: [3], next: null });
  expect(await list('?questionId=delay')).toEqual({ positions: [2], next: null });
  expect(await list('?status=failed')).toEqual({ positions: [3], next: null });
  expect(await list('?needsReview=true&questionId=complaint')).toEqual({ positions: [1], next: null });

  const rejected = async (query: string) =>
    rejectedRowsSchema.parse((await request(app).get(`${path}/rejected-rows${query}`).expect(200)).body);
  expect((await rejected('')).rows.map(({ row }) => row)).toEqual([4, 7]);
  expect(await rejected('?limit=1')).toMatchObject({ rows: [{ row: 4 }], next: 1 });
  expect(await rejected('?limit=1&after=1')).toMatchObject({ rows: [{ row: 7 }], next: null });
});

it('shows an answer in a row of the table, and whole with its evidence by itself', async () => {
  const { app, batches } = await anAppWithBatch();
  await request(app).post(`${path}/start`).expect(200);
  await batches.work('b1', 4);
  const { body: list } = await request(app).get(`${path}/items?limit=1`);
  expect(list.items[0]).toMatchObject({
    candidateId: 'A-1',
    excerpt: '我道歉',
    evaluation: {
      totalPoints: 3,
      maxPoints: 9,
      criteria: [
        { id: 'apologise', label: '道歉', verdict: 'covered', points: 3, maxPoints: 3 },
        { id: 'cause', verdict: 'missing', points: 0 },
        { id: 'call-back', verdict: 'missing', points: 0 },
      ],
    },
  });
  const { body } = await request(app).get(`${path}/items/0`).expect(200);
  const detail = batchItemDetailSchema.parse(body);
  expect(detail).toMatchObject({ answer: '我道歉', recordId: list.items[0].evaluation.recordId });
  expect(detail.evaluation?.criteria[0]).toMatchObject({ evidence: [{ start: 1, end: 3, text: '道歉' }] });
  const { body: failed } = await request(app).get(`${path}/items/3`).expect(200);
  expect(batchItemDetailSchema.parse(failed)).toMatchObject({
    status: 'failed',
    evaluation: null,
    error: { code: 'evaluation-failed' },
  });
});

it('cuts a long answer for the table without tearing a character', async () => {
  const { app } = await anAppWithBatch({
    file: `who,what,text\nA-1,complaint,${'字'.repeat(79)}👍${'字'.repeat(99)}\n`,
  });
  const { body } = await request(app).get(`${path}/items`);
  expect(body.items[0].excerpt).toBe(`${'字'.repeat(79)}👍…`);
});

it('gives figures and similar answers', async () => {
  const { app } = await anAppWithBatch();
  distributionsSchema.parse((await request(app).get(`${path}/distributions`).expect(200)).body);
  similarAnswersSchema.parse((await request(app).get(`${path}/similar-answers`).expect(200)).body);
});

it.each([
  { at: '', code: 'batch-not-found' },
  { at: '/forecast', code: 'batch-not-found' },
  { at: '/items', code: 'batch-not-found' },
  { at: '/events', code: 'batch-not-found' },
  { at: '/results.csv', code: 'batch-not-found' },
])('says of a batch that is not there that it is not: $at', async ({ at, code }) => {
  const { app } = await anAppWithBatch();
  for (const id of ['b9', '%00', '..%2Fb1', '一', 'x'.repeat(101)]) {
    const reply = await request(app).get(`/v1/batches/${encodeURI(id).replaceAll('%25', '%')}${at}`);
    expect(problemSchema.parse(reply.body)).toMatchObject({ status: 404, code });
    expect(reply.headers).not.toHaveProperty('content-disposition');
  }
});

it.each(['9', '-1', '1.0', 'x', '1e1'])('has no item at position %s', async (position) => {
  const { app } = await anAppWithBatch();
  const reply = await request(app).get(`${path}/items/${position}`);
  expect(problemSchema.parse(reply.body)).toMatchObject({ status: 404, code: 'item-not-found' });
});

it.each([
  { query: 'items?limit=0', field: 'limit' },
  { query: 'items?limit=501', field: 'limit' },
  { query: 'items?limit=1e1', field: 'limit' },
  { query: 'items?limit=', field: 'limit' },
  { query: 'items?after=-1', field: 'after' },
  { query: 'items?status=done', field: 'status' },
  { query: 'items?needsReview=1', field: 'needsReview' },
  { query: 'items?status=failed&status=evaluated', field: 'status' },
  { query: 'items?questionId=%00', field: 'questionId' },
  { query: 'items?page=2', field: 'page' },
  { query: 'items?__proto__=2', field: '' },
  { query: 'rejected-rows?status=failed', field: 'status' },
  { query: 'forecast?capItems=0', field: 'capItems' },
  { query: 'forecast?capCostUsd=1e3', field: 'capCostUsd' },
  { query: 'results.csv?questionId=complaint', field: 'questionId' },
  { query: 'events?after=1', field: 'after' },
])('refuses $query and names the parameter', async ({ query, field }) => {
  const { app } = await anAppWithBatch();
  const reply = await request(app).get(`${path}/${query}`);
  expect(problemSchema.parse(reply.body)).toMatchObject({ status: 400, code: 'input-invalid' });
  expect(reply.body.errors).toEqual([{ field, message: expect.any(String) }]);
});
