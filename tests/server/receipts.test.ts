import request from 'supertest';
import { expect, it } from 'vitest';
import { receiptSchema } from '../../src/api/receipt-schema.ts';
import { anApp } from './an-app.ts';

const { app } = await anApp();

it('gives the receipt of an evaluation, without a word of the answer', async () => {
  const body = { questionId: 'complaint', answer: '先向他道歉', engine: 'keyword' };
  const { body: recorded } = await request(app).post('/v1/evaluations').send(body).expect(201);
  const reply = await request(app).get(`/v1/evaluations/${recorded.recordId}/receipt`).expect(200);
  expect(receiptSchema.parse(reply.body)).toMatchObject({
    program: '9.9.9',
    recordId: recorded.recordId,
    bank: null,
    numbers: { totalPoints: recorded.totalPoints, rubric: recorded.rubric },
  });
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.text).not.toContain('先向他');
});

it('knows no receipt of what is not stored, and takes no parameters', async () => {
  const { body } = await request(app).get('/v1/evaluations/r999/receipt').expect(404);
  expect(body.code).toBe('evaluation-not-found');
  await request(app).get('/v1/evaluations/r1/receipt?form=long').expect(400);
});
