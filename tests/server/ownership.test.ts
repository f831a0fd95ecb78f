import request from 'supertest';
import { expect, it } from 'vitest';
import { batchListSchema } from '../../src/api/batch-schemas.ts';
import { ownEvaluationsSchema } from '../../src/api/review-schemas.ts';
import { aFile } from './a-batch.ts';
import { anApp } from './an-app.ts';
import { asKey, asPerson, fakeEntrance } from './fake-entrance.ts';

const mapping = { layout: 'long', candidate: 'who', question: 'what', answer: 'text' };

/** A batch `b1` of interviewer-1. */
async function anAppWithOwnedBatch() {
  const running = await anApp({ entrance: fakeEntrance() });
  const { body } = await request(running.app)
    .post('/v1/uploads')
    .set({ 'X-File-Name': 'a.csv', 'Content-Type': 'text/csv', ...asPerson('interviewer-1') })
    .send(aFile);
  const asked = request(running.app).post('/v1/batches').set(asPerson('interviewer-1'));
  await asked.send({ uploadId: body.uploadId, mapping }).expect(201);
  return running;
}

it('shows a batch to who imported it and to owners, and keeps it from other interviewers as if it were not there', async () => {
  const { app } = await anAppWithOwnedBatch();
  const { body: document } = await request(app).get('/openapi.json');
  const ofBatch = Object.entries(document.paths).flatMap(([path, item]) =>
    path.startsWith('/v1/batches/{id}') ? Object.keys(item as object).map((method) => ({ method, path })) : [],
  );
  expect(ofBatch.length).toBeGreaterThan(15);
  const call = (method: string, path: string, id: string, headers: Record<string, string>) =>
    request(app)[method as 'get'](path.replace('{id}', id).replace('{position}', '0')).set(headers);
  for (const { method, path } of ofBatch) {
    const foreign = await call(method, path, 'b1', asPerson('interviewer-2'));
    const missing = await call(method, path, 'b9', asPerson('interviewer-2'));
    const tell = ({ status, body }: typeof foreign) => ({ status, code: body.code, detail: body.detail });
    expect([method, path, tell(foreign)]).toEqual([method, path, tell(missing)]);
    expect(foreign.body.code).toBe('batch-not-found');
  }
  await request(app).get('/v1/batches/b1').set(asPerson('interviewer-1')).expect(200);
  await request(app).get('/v1/batches/b1').set(asPerson('owner')).expect(200);
  await request(app)
    .get('/v1/batches/b1')
    .set(asKey('interviewer-2', ['batches']))
    .expect(404);
});

it('asks for the batches of one person, or of everybody for owners', async () => {
  const running = await anAppWithOwnedBatch();
  const { batches } = running;
  const asked: unknown[] = [];
  const listBatches: typeof batches.listBatches = async (page) => {
    asked.push(page.ownerId);
    return batches.listBatches(page);
  };
  const { app } = await anApp({ entrance: fakeEntrance(), batches: { ...batches, listBatches } });
  for (const who of ['interviewer-1', 'owner']) {
    const { body } = await request(app).get('/v1/batches').set(asPerson(who)).expect(200);
    expect(batchListSchema.parse(body).batches).toMatchObject([{ id: 'b1', ownerId: 'interviewer-1' }]);
  }
  expect(asked).toEqual(['interviewer-1', undefined]);
});

it('keeps what a candidate typed from other candidates and interviewers, and lists it to the one who did', async () => {
  const { app } = await anApp({ entrance: fakeEntrance() });
  const typed = await request(app)
    .post('/v1/evaluations')
    .set(asPerson('candidate-1'))
    .send({ questionId: 'complaint', answer: '道歉' })
    .expect(201);
  const path = `/v1/evaluations/${typed.body.recordId}`;
  for (const who of ['candidate-2', 'interviewer-1']) {
    expect((await request(app).get(path).set(asPerson(who)).expect(404)).body.code).toBe('evaluation-not-found');
    await request(app).post(`${path}/again`).set(asPerson(who)).expect(404);
  }
  await request(app).get(`${path}/receipt`).set(asPerson('interviewer-1')).expect(404);
  await request(app).get(`${path}/receipt`).set(asPerson('candidate-1')).expect(403);
  await request(app).get(path).set(asPerson('candidate-1')).expect(200);
  await request(app).get(path).set(asPerson('owner')).expect(200);
  const { body } = await request(app).get('/v1/evaluations').set(asPerson('candidate-1')).expect(200);
  expect(ownEvaluationsSchema.parse(body)).toMatchObject({
    evaluations: [{ recordId: typed.body.recordId, isReviewed: false }],
    next: null,
  });
  const other = await request(app).get('/v1/evaluations').set(asPerson('candidate-2')).expect(200);
  expect(other.body).toEqual({ evaluations: [], next: null });
});

it('pages the list of one’s own answers', async () => {
  const { app } = await anApp({ entrance: fakeEntrance() });
  const ids: string[] = [];
  for (const answer of ['道歉一', '道歉二', '道歉三']) {
    const asked = request(app).post('/v1/evaluations').set(asPerson('candidate-1'));
    ids.unshift((await asked.send({ questionId: 'complaint', answer })).body.recordId);
  }
  const page = async (query: string) =>
    (await request(app).get(`/v1/evaluations?${query}`).set(asPerson('candidate-1')).expect(200)).body;
  const first = await page('limit=2');
  const second = await page(`limit=2&before=${first.next}`);
  expect([...first.evaluations, ...second.evaluations].map(({ recordId }) => recordId)).toEqual(ids);
  expect(second.next).toBeNull();
});

it('does not have a candidate answer for somebody else', async () => {
  const { app } = await anApp({ entrance: fakeEntrance() });
  const send = (who: string) =>
    request(app)
      .post('/v1/evaluations')
      .set(asPerson(who))
      .send({ questionId: 'complaint', answer: '道歉', candidateId: 'A-1' });
  expect((await send('candidate-1').expect(403)).body.code).toBe('not-allowed');
  await send('interviewer-1').expect(201);
});
