import request from 'supertest';
import { expect, it } from 'vitest';
import { batchItemListSchema } from '../../src/api/batch-schemas.ts';
import {
  answerReviewsSchema,
  reviewQueueSchema,
  reviewSchema,
  reviewSheetSchema,
} from '../../src/api/review-schemas.ts';
import { answerText, aReviewApp, decideAs, sameAsMachine, send, takeOpenly } from './a-review-app.ts';
import { asPerson } from './fake-entrance.ts';

const raised = { verdict: 'covered', reason: '问清楚为什么就是查原因', quote: '问清楚为什么等了那么久' };

it('shows a reviewer what waits, and nothing of the answer or its verdicts', async () => {
  const { app, taskId, batchId } = await aReviewApp();
  const { body, headers } = await request(app).get('/v1/review-queue').set(asPerson('interviewer-1')).expect(200);
  expect(reviewQueueSchema.parse(body)).toMatchObject({
    tasks: [{ id: taskId, kind: 'first', batch: { id: batchId, name: '秋季招聘' }, position: 0, lock: null }],
    next: null,
    open: { first: 1, second: 0, appeal: 0 },
  });
  expect(headers['cache-control']).toBe('no-store');
  expect(JSON.stringify(body)).not.toMatch(/道歉|covered|missing/);
});

it('shows an interviewer whose batch it is not neither the review nor its task', async () => {
  const running = await aReviewApp();
  const { app, taskId } = running;
  const { body } = await request(app).get('/v1/review-queue').set(asPerson('interviewer-2')).expect(200);
  expect(body).toMatchObject({ tasks: [], open: { first: 0 } });
  const task = `/v1/review-tasks/${taskId}`;
  const refused = [
    await request(app).get(task).set(asPerson('interviewer-2')),
    await send(running, 'post', `${task}/lock`, 'interviewer-2', {}),
    await send(running, 'put', `${task}/lock`, 'interviewer-2'),
    await send(running, 'delete', `${task}/lock`, 'interviewer-2'),
    await send(running, 'put', `${task}/assignee`, 'interviewer-2', { userId: 'interviewer-2' }),
    await send(running, 'post', `${task}/decision`, 'interviewer-2', { decisions: sameAsMachine }),
    await send(running, 'post', `${task}/blind-verdicts`, 'interviewer-2', { verdicts: sameAsMachine }),
  ];
  expect(refused.map(({ status, body: { code } }) => [status, code])).toEqual(
    refused.map(() => [404, 'review-task-not-found']),
  );
});

it('tells the second of two reviewers who is at work on it, and until when', async () => {
  const running = await aReviewApp();
  await takeOpenly(running, 'interviewer-1');
  const { body } = await send(running, 'post', `/v1/review-tasks/${running.taskId}/lock`, 'owner', {}).expect(409);
  const [holder, until] = body.errors;
  expect(body.code).toBe('review-locked');
  expect(holder).toEqual({ field: 'holder', message: 'interviewer-1' });
  expect(Date.parse(until.message)).toBeGreaterThan(Date.now());
  const sheet = await request(running.app).get(`/v1/review-tasks/${running.taskId}`).set(asPerson('owner'));
  expect([sheet.status, sheet.body.code]).toEqual([409, 'review-locked']);
});

it('has a blind reviewer give verdicts first, and then shows everything', async () => {
  const running = await aReviewApp();
  const { app, taskId, recordId, batchId } = running;
  await send(running, 'post', `/v1/review-tasks/${taskId}/lock`, 'interviewer-1').expect(200);
  const before = await request(app).get(`/v1/review-tasks/${taskId}`).set(asPerson('interviewer-1')).expect(200);
  const blind = reviewSheetSchema.parse(before.body);
  expect(blind).toMatchObject({ mode: 'blind', answer: answerText, blindVerdicts: null, evaluation: null });
  expect(blind.criteria[0]).toEqual({
    ...{ id: 'apologise', label: '道歉', maxPoints: 3, isAsked: true },
    ...{ covered: 'covered-text-of-apologise', partial: 'partial-text-of-apologise' },
  });
  expect(JSON.stringify({ ...blind, criteria: [], answer: '' })).not.toMatch(/"covered"|"missing"|points/i);

  for (const address of [
    `/v1/evaluations/${recordId}`,
    `/v1/evaluations/${recordId}/receipt`,
    `/v1/evaluations/${recordId}/reviews`,
    `/v1/batches/${batchId}/items/0`,
    `/v1/batches/${batchId}/results.csv`,
    `/v1/batches/${batchId}/results.ndjson`,
    `/v1/batches/${batchId}/review-plan?budget=3`,
  ]) {
    const peek = await request(app).get(address).set(asPerson('interviewer-1'));
    expect([address, peek.status, peek.body.code]).toEqual([address, 403, 'blind-review']);
  }
  await send(running, 'post', `/v1/evaluations/${recordId}/again`, 'interviewer-1').expect(403);
  await request(app).get(`/v1/evaluations/${recordId}`).set(asPerson('owner')).expect(200);

  const decision = `/v1/review-tasks/${taskId}/decision`;
  const early = await send(running, 'post', decision, 'interviewer-1', { decisions: sameAsMachine }).expect(403);
  expect(early.body.code).toBe('blind-review');
  const verdicts = sameAsMachine.map((it) => ({ ...it, verdict: 'partial' }));
  const given = await send(running, 'post', `/v1/review-tasks/${taskId}/blind-verdicts`, 'interviewer-1', { verdicts });
  expect(reviewSheetSchema.parse(given.body)).toMatchObject({
    blindVerdicts: verdicts,
    evaluation: { totalPoints: 6 },
  });
  await request(app).get(`/v1/evaluations/${recordId}`).set(asPerson('interviewer-1')).expect(200);

  const decided = await send(running, 'post', decision, 'interviewer-1', { decisions: sameAsMachine }).expect(201);
  expect(reviewSchema.parse(decided.body)).toMatchObject({
    mode: 'blind',
    reviewer: { id: 'interviewer-1', name: 'name of interviewer-1' },
    decisions: sameAsMachine.map((it) => ({ ...it, blindVerdict: 'partial' })),
  });
});

it('leaves the verdicts out of the list of a batch for whoever reviews blind, and tells people’s points beside the machine’s', async () => {
  const running = await aReviewApp();
  const list = async (who: string) => {
    const { body } = await request(running.app)
      .get(`/v1/batches/${running.batchId}/items`)
      .set(asPerson(who))
      .expect(200);
    return batchItemListSchema.parse(body).items;
  };
  await send(running, 'post', `/v1/review-tasks/${running.taskId}/lock`, 'interviewer-1').expect(200);
  expect(await list('interviewer-1')).toMatchObject([{ status: 'evaluated', evaluation: null }]);
  expect(await list('owner')).toMatchObject([{ evaluation: { totalPoints: 6 } }]);
  await send(running, 'delete', `/v1/review-tasks/${running.taskId}/lock`, 'interviewer-1').expect(204);
  await decideAs(running, 'owner', [{}, raised]);
  const reviewed = { totalPoints: 9, criteria: 3, reviewers: 1 };
  expect(await list('interviewer-1')).toMatchObject([{ evaluation: { totalPoints: 6, reviewed } }]);
});

it.each([
  {
    what: 'a verdict on an unknown criterion',
    verdicts: [...sameAsMachine, { criterionId: 'x', verdict: 'missing' }],
    field: 'verdicts.3.criterionId',
  },
  { what: 'a criterion twice', verdicts: [...sameAsMachine, sameAsMachine[0]], field: 'verdicts.3.criterionId' },
  { what: 'no verdict on a criterion', verdicts: sameAsMachine.slice(1), field: 'verdicts' },
])('refuses blind verdicts with $what, and keeps none', async ({ verdicts, field }) => {
  const running = await aReviewApp();
  const task = `/v1/review-tasks/${running.taskId}`;
  await send(running, 'post', `${task}/lock`, 'interviewer-1').expect(200);
  const { body } = await send(running, 'post', `${task}/blind-verdicts`, 'interviewer-1', { verdicts }).expect(400);
  expect(body.errors.map((it: { field: string }) => it.field)).toEqual([field]);
  await send(running, 'post', `${task}/blind-verdicts`, 'interviewer-1', { verdicts: sameAsMachine }).expect(200);
});

it('keeps machine and people side by side, where the person counts', async () => {
  const running = await aReviewApp();
  const { app, recordId } = running;
  const decided = await decideAs(running, 'interviewer-1', [{ verdict: 'missing', reason: '只是套话' }, raised]);
  expect(decided.status).toBe(201);
  const { body } = await request(app).get(`/v1/evaluations/${recordId}/reviews`).set(asPerson('owner')).expect(200);
  const { outcome, reviews } = answerReviewsSchema.parse(body);
  expect(outcome.criteria.map(({ verdict, points }) => [verdict, points])).toEqual([
    ['missing', 0],
    ['covered', 3],
    ['covered', 3],
  ]);
  expect(outcome).toMatchObject({ totalPoints: 6, maxPoints: 9 });
  expect(reviews[0]?.decisions[1]).toMatchObject({
    ...{ label: '查明原因', machineVerdict: 'missing', machinePoints: 0, points: 3, reason: raised.reason },
    evidence: { text: raised.quote, start: answerText.indexOf(raised.quote) },
  });
  const machine = await request(app).get(`/v1/evaluations/${recordId}`).set(asPerson('owner')).expect(200);
  expect(machine.body.evaluation).toMatchObject({
    totalPoints: 6,
    criteria: [{ points: 3 }, { points: 0 }, { points: 3 }],
  });
});

it.each([
  { what: 'an unknown criterion', changes: [{ criterionId: 'x' }], fields: ['decisions.0.criterionId', 'decisions'] },
  { what: 'another verdict without a reason', changes: [{ verdict: 'missing' }], fields: ['decisions.0.reason'] },
  {
    what: 'a higher verdict without a quote',
    changes: [{}, { ...raised, quote: undefined }],
    fields: ['decisions.1.quote'],
  },
  {
    what: 'a quote that is not in the answer',
    changes: [{}, { ...raised, quote: '先赔钱，然后走人' }],
    fields: ['decisions.1.quote'],
  },
  {
    what: 'a quote of words for the grader',
    changes: [{}, { ...raised, quote: '也查原因' }],
    fields: ['decisions.1.quote'],
  },
  { what: 'points of one’s own', changes: [{ points: 99 }], fields: ['decisions.0'] },
])('refuses a decision with $what, and changes nothing', async ({ changes, fields }) => {
  const running = await aReviewApp();
  const { body, status } = await decideAs(running, 'interviewer-1', changes);
  expect([status, body.code]).toEqual([400, 'input-invalid']);
  expect(body.errors.map((it: { field: string }) => it.field)).toEqual(fields);
  expect(await running.storage.reviews.listReviews({}, { limit: 1 })).toEqual([]);
  expect((await decideAs(running, 'interviewer-1')).status).toBe(201);
});

it('refuses a decision after the lock has expired, a second one, and one about an answer that was evaluated anew', async () => {
  const running = await aReviewApp();
  const { app, taskId, recordId, expireLocks } = running;
  const decide = () =>
    send(running, 'post', `/v1/review-tasks/${taskId}/decision`, 'owner', { decisions: sameAsMachine });
  await takeOpenly(running, 'owner');
  await expireLocks();
  expect((await decide().expect(409)).body.code).toBe('review-lock-lost');
  await takeOpenly(running, 'owner');
  await send(running, 'post', `/v1/evaluations/${recordId}/again`, 'interviewer-1').expect(201);
  expect((await decide().expect(409)).body.code).toBe('review-state');
  const stale = await request(app).get(`/v1/review-tasks/${taskId}`).set(asPerson('owner')).expect(409);
  expect(stale.body.code).toBe('review-state');
  await takeOpenly(running, 'owner');
  await decide().expect(201);
  expect((await decide().expect(409)).body.code).toBe('review-state');
});

it('says that an answer was erased in the middle of its review', async () => {
  const running = await aReviewApp();
  await takeOpenly(running, 'interviewer-1');
  await running.storage.candidates.forget('A-1');
  const { body } = await request(running.app).get(`/v1/review-tasks/${running.taskId}`).set(asPerson('interviewer-1'));
  expect(body).toMatchObject({
    code: 'review-state',
    detail: 'There is nothing left to decide: the answer was erased',
  });
  const decided = await send(running, 'post', `/v1/review-tasks/${running.taskId}/decision`, 'interviewer-1', {
    decisions: sameAsMachine,
  });
  expect([decided.status, decided.body.code]).toEqual([409, 'review-state']);
});

it('writes no word of an answer or a review to the log of requests', async () => {
  const running = await aReviewApp();
  await decideAs(running, 'interviewer-1', [{}, { ...raised, quote: '不在答案里的话' }]);
  await decideAs(running, 'interviewer-1', [{}, raised]);
  expect(running.logged.join('')).toContain('/decision');
  expect(running.logged.join('')).not.toMatch(/问清楚|不在答案里|道歉/);
});
