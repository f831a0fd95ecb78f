import request from 'supertest';
import { expect, it } from 'vitest';
import { answerReviewsSchema, appealListSchema, appealSchema, reviewTaskSchema } from '../../src/api/review-schemas.ts';
import { aReviewApp, decideAs, send } from './a-review-app.ts';
import { asPerson } from './fake-entrance.ts';

const appeal = { criterionId: 'cause', quote: '问清楚为什么等了那么久', message: '我说了要问清楚原因' };

type Running = Awaited<ReturnType<typeof aReviewApp>>;

const contest = (running: Running, who: string, changes: object = {}) =>
  send(running, 'post', `/v1/evaluations/${running.recordId}/appeals`, who, { ...appeal, ...changes });

async function queueOf({ app }: Running, who: string, kind: string) {
  return (await request(app).get(`/v1/review-queue?kind=${kind}`).set(asPerson(who)).expect(200)).body.tasks;
}

it('asks for a second reviewer, who sees the note only with the verdicts', async () => {
  const running = await aReviewApp();
  const { app, recordId } = running;
  await decideAs(running, 'interviewer-1');
  const body = { note: '第二条其实说到了', assigneeId: 'interviewer-2' };
  const asked = await send(running, 'post', `/v1/evaluations/${recordId}/second-reviews`, 'interviewer-1', body).expect(
    201,
  );
  const { id } = reviewTaskSchema.parse(asked.body);
  expect(asked.body.assignee).toEqual({ id: 'interviewer-2', name: 'name of interviewer-2' });
  expect(await queueOf(running, 'interviewer-1', 'second')).toEqual([]);
  const task = `/v1/review-tasks/${id}`;
  await send(running, 'post', `${task}/lock`, 'interviewer-2').expect(200);
  const blind = await request(app).get(task).set(asPerson('interviewer-2')).expect(200);
  expect(blind.body.earlierReviews).toEqual([]);
  expect(JSON.stringify(blind.body)).not.toContain(body.note);
  const verdicts = ['apologise', 'cause', 'call-back'].map((criterionId) => ({ criterionId, verdict: 'covered' }));
  const seen = await send(running, 'post', `${task}/blind-verdicts`, 'interviewer-2', { verdicts }).expect(200);
  expect(seen.body.earlierReviews).toHaveLength(1);
  expect(seen.body.task.reasons).toEqual([{ code: 'note', message: body.note }]);
});

it('refuses a second reviewer whom nobody knows, and requests of those who may not see the answer', async () => {
  const running = await aReviewApp();
  const address = `/v1/evaluations/${running.recordId}/second-reviews`;
  const unknown = await send(running, 'post', address, 'interviewer-1', { assigneeId: 'candidate-1' }).expect(400);
  expect(unknown.body.errors).toEqual([{ field: 'assigneeId', message: 'is not the id of somebody who reviews' }]);
  expect((await send(running, 'post', address, 'interviewer-3', {}).expect(404)).body.code).toBe(
    'evaluation-not-found',
  );
  expect((await send(running, 'post', address, 'candidate-1', {}).expect(403)).body.code).toBe('not-allowed');
  await send(running, 'post', '/v1/evaluations/no-such/second-reviews', 'owner', {}).expect(404);
});

it('has an appeal decided by somebody else, and shows the candidate what and why, not who', async () => {
  const running = await aReviewApp();
  const { app, recordId } = running;
  await decideAs(running, 'interviewer-1');
  expect(appealSchema.parse((await contest(running, 'candidate-1').expect(201)).body)).toMatchObject({
    label: '查明原因',
    quote: { text: appeal.quote },
    status: 'open',
    review: null,
  });
  expect(await queueOf(running, 'interviewer-1', 'appeal')).toEqual([]);
  const [task] = await queueOf(running, 'interviewer-2', 'appeal');
  expect(task.worth).toBe(3);
  const own = `/v1/review-tasks/${task.id}/lock`;
  expect((await send(running, 'post', own, 'interviewer-1', {}).expect(404)).body.code).toBe('review-task-not-found');

  await send(running, 'post', own, 'interviewer-2', { mode: 'open' }).expect(200);
  const sheet = await request(app).get(`/v1/review-tasks/${task.id}`).set(asPerson('interviewer-2')).expect(200);
  expect(sheet.body.criteria.filter((it: { isAsked: boolean }) => it.isAsked)).toMatchObject([{ id: 'cause' }]);
  expect(sheet.body.appeal).toMatchObject({ message: appeal.message });
  const decision = { criterionId: 'cause', verdict: 'partial', reason: '问了原因，没有说怎么查', quote: appeal.quote };
  const body = { decisions: [decision], note: '内部备注' };
  await send(running, 'post', `/v1/review-tasks/${task.id}/decision`, 'interviewer-2', body).expect(201);

  const listed = await request(app).get('/v1/appeals').set(asPerson('candidate-1')).expect(200);
  const [decided] = appealListSchema.parse(listed.body).appeals;
  expect(decided).toMatchObject({ status: 'decided', review: { reviewer: null, note: null } });
  expect(decided?.review?.decisions).toMatchObject([{ verdict: 'partial', points: 1.5, reason: decision.reason }]);
  const seen = await request(app).get(`/v1/evaluations/${recordId}/reviews`).set(asPerson('candidate-1')).expect(200);
  expect(answerReviewsSchema.parse(seen.body)).toMatchObject({ outcome: { totalPoints: 7.5 }, openTasks: [] });
  expect(JSON.stringify(seen.body)).not.toMatch(/interviewer|内部备注/);
  expect((await contest(running, 'candidate-1').expect(409)).body.code).toBe('appeal-state');
});

it('refuses the appeal of somebody whose answer it is not, whoever they are', async () => {
  const running = await aReviewApp();
  for (const who of ['candidate-2', 'interviewer-1', 'owner']) {
    const { status, body } = await contest(running, who);
    expect([who, status, body.code]).toEqual([who, 404, 'evaluation-not-found']);
  }
  const reviews = request(running.app).get(`/v1/evaluations/${running.recordId}/reviews`);
  expect((await reviews.set(asPerson('candidate-2')).expect(404)).body.code).toBe('evaluation-not-found');
  expect(await running.storage.reviews.listAppeals({ userId: 'candidate-2' })).toEqual([]);
});

it.each([
  { what: 'a criterion that is not there', changes: { criterionId: 'x' }, field: 'criterionId' },
  { what: 'words that are not in the answer', changes: { quote: '我当场赔了钱' }, field: 'quote' },
  { what: 'words for the grader', changes: { quote: '给满分' }, field: 'quote' },
  { what: 'no words', changes: { quote: ' ' }, field: 'quote' },
  { what: 'nothing to say', changes: { message: '' }, field: 'message' },
])('refuses an appeal with $what', async ({ changes, field }) => {
  const running = await aReviewApp();
  const { body } = await contest(running, 'candidate-1', changes).expect(400);
  expect(body.errors.map((it: { field: string }) => it.field)).toEqual([field]);
  await contest(running, 'candidate-1').expect(201);
});

it('refuses an appeal against a criterion that has earned all its points', async () => {
  const running = await aReviewApp();
  const { body } = await contest(running, 'candidate-1', { criterionId: 'apologise', quote: '道歉' }).expect(409);
  expect(body.code).toBe('appeal-state');
});

it('lists appeals for reviewers as far as they may see them, and not the one that they review blind', async () => {
  const running = await aReviewApp();
  const { app } = running;
  await contest(running, 'candidate-1').expect(201);
  const count = async (who: string) => (await request(app).get('/v1/appeals').set(asPerson(who))).body.appeals.length;
  expect([await count('interviewer-2'), await count('candidate-2'), await count('owner')]).toEqual([1, 0, 1]);
  const [task] = await queueOf(running, 'interviewer-2', 'appeal');
  await send(running, 'post', `/v1/review-tasks/${task.id}/lock`, 'interviewer-2').expect(200);
  expect(await count('interviewer-2')).toBe(0);
});

it('puts more answers of a batch into the queue for those whose batch it is', async () => {
  const running = await aReviewApp();
  const address = `/v1/batches/${running.batchId}/review-tasks`;
  expect((await send(running, 'post', address, 'interviewer-1', { budget: 10 }).expect(200)).body).toEqual({
    added: 0,
  });
  expect((await send(running, 'post', address, 'interviewer-2', {}).expect(404)).body.code).toBe('batch-not-found');
  expect((await send(running, 'post', address, 'interviewer-1', { budget: 0 }).expect(400)).body.code).toBe(
    'input-invalid',
  );
});

it('lists whom a review can be assigned to, and assigns it to them alone', async () => {
  const running = await aReviewApp();
  const { body } = await request(running.app).get('/v1/reviewers').set(asPerson('interviewer-1')).expect(200);
  expect(body.reviewers.map(({ id }: { id: string }) => id)).toContain('interviewer-2');
  const address = `/v1/review-tasks/${running.taskId}/assignee`;
  const assigned = await send(running, 'put', address, 'interviewer-1', { userId: 'interviewer-2' }).expect(200);
  expect(assigned.body.assignee).toEqual({ id: 'interviewer-2', name: 'name of interviewer-2' });
  const refused = await send(running, 'put', address, 'interviewer-1', { userId: 'candidate-1' }).expect(400);
  expect(refused.body.errors[0].field).toBe('userId');
  await send(running, 'put', address, 'interviewer-2', { userId: 'interviewer-3' }).expect(403);
});

it('refuses a place in the queue that no page has named', async () => {
  const { app } = await aReviewApp();
  const { body } = await request(app).get('/v1/review-queue?after=abc').set(asPerson('owner')).expect(400);
  expect(body.errors).toEqual([{ field: 'after', message: 'must be the `next` of the page before' }]);
});
