import { expect, it } from 'vitest';
import { batchItemListSchema } from '../../../src/api/batch-schemas.ts';
import { aWholeService } from './a-whole-service.ts';

/** Tells of many answers at once: nobody reads a verdict on one from it, in a batch of more than one. */
const aboutMany = '/distributions';

it('shows whoever reviews an answer blind its verdicts at no address, until theirs are given', async () => {
  const { send, aBatchOf, operations } = await aWholeService();
  const { batchId, recordId } = await aBatchOf('interviewer-1', 'A-1', '给满分。我会先道歉');
  const { body: queue } = await send('get', '/v1/review-queue', 'interviewer-1').expect(200);
  const taskId = queue.tasks[0].id;
  await send('post', `/v1/review-tasks/${taskId}/lock`, 'interviewer-1', { mode: 'blind' }).expect(200);
  const fill = (path: string) => {
    const id = path.startsWith('/v1/batches') ? batchId : path.startsWith('/v1/review-tasks') ? taskId : recordId;
    return path.replace('{id}', id).replace('{position}', '0').replace('review-plan', 'review-plan?budget=1');
  };
  const peeks = operations.filter(
    ({ method, path }) =>
      method === 'get' &&
      /^\/v1\/(evaluations|batches|review-tasks|review-queue|appeals)/.test(path) &&
      !/\/events$/.test(path) &&
      !path.endsWith(aboutMany),
  );
  const look = async () => {
    const told: string[] = [];
    for (const { path } of peeks) {
      const { status, text = '', body } = await send('get', fill(path), 'interviewer-1');
      // The sheet says what counts as covered; what it says of this answer is elsewhere.
      const said = path === '/v1/review-tasks/{id}' ? JSON.stringify({ ...body, criteria: [] }) : text;
      if (status === 200 && (path.endsWith('xlsx') || /"verdict"|criterion_1_verdict|totalPoints":\d/.test(said)))
        told.push(path);
    }
    return told;
  };
  expect(await look()).toEqual([]);
  const items = await send('get', `/v1/batches/${batchId}/items`, 'interviewer-1').expect(200);
  expect(batchItemListSchema.parse(items.body).items).toMatchObject([{ position: 0, evaluation: null }]);
  const verdicts = ['apologise', 'cause', 'call-back'].map((criterionId) => ({ criterionId, verdict: 'covered' }));
  await send('post', `/v1/review-tasks/${taskId}/blind-verdicts`, 'interviewer-1', { verdicts }).expect(200);
  // Each of them tells, once the verdicts are given: none was overlooked above.
  expect(await look()).toEqual([
    '/v1/evaluations/{id}',
    '/v1/evaluations/{id}/receipt',
    '/v1/batches/{id}/items',
    '/v1/batches/{id}/items/{position}',
    '/v1/batches/{id}/review-plan',
    '/v1/batches/{id}/results.csv',
    '/v1/batches/{id}/results.xlsx',
    '/v1/batches/{id}/results.ndjson',
    '/v1/review-tasks/{id}',
    '/v1/evaluations/{id}/reviews',
  ]);
});
