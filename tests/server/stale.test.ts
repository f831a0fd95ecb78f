import request from 'supertest';
import { expect, it } from 'vitest';
import { batchItemDetailSchema, batchItemListSchema } from '../../src/api/batch-schemas.ts';
import { storedEvaluationSchema } from '../../src/api/stored-evaluation-schemas.ts';
import { aBank } from '../workflows/a-bank.ts';
import { aPublished } from '../workflows/a-publication.ts';
import { anApp } from './an-app.ts';
import { fakeBatchServices } from './fake-batch-services.ts';
import { fakeEvaluationServices } from './fake-evaluation-services.ts';

it('marks a stored evaluation from the moment another version is in use', async () => {
  const bank = { ...aBank() };
  const evaluations = fakeEvaluationServices(bank);
  const { app } = await anApp({ bank, evaluations });
  const { recordId } = await evaluations.recordEvaluation({ questionId: 'complaint', answer: '道歉' });
  const get = async () => {
    const { body } = await request(app).get(`/v1/evaluations/${recordId}`).expect(200);
    return storedEvaluationSchema.parse(body).evaluation;
  };
  expect(await get()).not.toHaveProperty('isStale');
  bank.questions = [aPublished(1).question];
  expect(await get()).toMatchObject({ isStale: true, totalPoints: 3 });
});

it('marks items of a batch, in the list and by themselves, and names the record before a re-score', async () => {
  const batches = fakeBatchServices(aBank());
  const { app } = await anApp({
    batches: {
      ...batches,
      getItem: async (...place) => ({ ...(await batches.getItem(...place)), isStale: true, earlierRecordId: 'r0' }),
      listItems: async (...page) => {
        const items = await batches.listItems(...page);
        return items.map((item, index) => ({
          ...item,
          isStale: index === 0,
          earlierRecordId: index === 0 ? null : 'r0',
        }));
      },
    },
  });
  const file = 'candidate,question,answer\na,complaint,道歉\nb,complaint,查原因\n';
  const { body: upload } = await request(app)
    .post('/v1/uploads')
    .set({ 'Content-Type': 'text/csv', 'X-File-Name': 'a.csv' })
    .send(file)
    .expect(201);
  const mapping = { layout: 'long', candidate: 'candidate', question: 'question', answer: 'answer' };
  await request(app).post('/v1/batches').send({ uploadId: upload.uploadId, mapping }).expect(201);
  await batches.startBatch('b1');
  await batches.work('b1', 2);
  const list = await request(app).get('/v1/batches/b1/items').expect(200);
  const marks = batchItemListSchema
    .parse(list.body)
    .items.map(({ evaluation }) => [evaluation?.isStale, evaluation?.earlierRecordId]);
  expect(marks).toEqual([
    [true, undefined],
    [undefined, 'r0'],
  ]);
  const one = await request(app).get('/v1/batches/b1/items/1').expect(200);
  expect(batchItemDetailSchema.parse(one.body).evaluation).toMatchObject({ isStale: true, earlierRecordId: 'r0' });
});
