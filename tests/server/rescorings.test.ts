import request from 'supertest';
import { expect, it } from 'vitest';
import { comparisonSchema, rescoreReportSchema } from '../../src/api/rubric-check-schemas.ts';
import { problemSchema } from '../../src/api/schemas.ts';
import type { AuthoringServices } from '../../src/workflows/authoring-services.ts';
import { aBank } from '../workflows/a-bank.ts';
import { anApp } from './an-app.ts';
import { fakeAuthoringServices } from './fake-authoring-services.ts';

const anAppWith = (services: Partial<AuthoringServices>) =>
  anApp({ authoring: { ...fakeAuthoringServices(aBank()), ...services } });

const hash = 'a'.repeat(64);

it('compares two rubrics by hash and by draft', async () => {
  const { app } = await anAppWith({
    compare: async (from, to) => ({
      questionId: 'complaint',
      from: { version: '1.0.0', hash: from },
      to: { version: '0.0.0', hash: to },
      changes: [{ field: 'points', before: 9, after: 8 }],
      effect: { answers: 0, changed: 0, meanShift: null, largest: [] },
    }),
  });
  const { body } = await request(app).get('/v1/rubric-comparisons').query({ from: hash, to: 'draft-1' }).expect(200);
  expect(comparisonSchema.parse(body)).toMatchObject({ from: { hash }, to: { hash: 'draft-1' } });
});

it.each([
  { query: { from: hash }, status: 400, code: 'input-invalid' },
  { query: { from: hash, to: 'two words' }, status: 400, code: 'input-invalid' },
  { query: { from: hash, to: hash }, status: 404, code: 'rubric-not-found' },
])('refuses to compare $query with $code', async ({ query, status, code }) => {
  const { app } = await anAppWith({});
  const reply = await request(app).get('/v1/rubric-comparisons').query(query);
  expect(problemSchema.parse(reply.body)).toMatchObject({ status, code });
});

it('scores the answers to a question again and tells how many', async () => {
  const asked: string[] = [];
  const { app } = await anAppWith({
    rescore: async (questionId) => {
      asked.push(questionId);
      return { stale: 3, rescored: 2, failed: 1, changed: 1, kept: 0 };
    },
  });
  const { body } = await request(app).post('/v1/rescorings').send({ questionId: 'complaint' }).expect(200);
  expect(rescoreReportSchema.parse(body)).toEqual({ stale: 3, rescored: 2, failed: 1, changed: 1, kept: 0 });
  expect(asked).toEqual(['complaint']);
});

it.each([
  { sent: {}, status: 400, code: 'input-invalid' },
  { sent: { questionId: 'nothing' }, status: 404, code: 'question-not-found' },
])('refuses to score $sent again with $code', async ({ sent, status, code }) => {
  const { app } = await anAppWith({});
  const reply = await request(app).post('/v1/rescorings').send(sent);
  expect(problemSchema.parse(reply.body)).toMatchObject({ status, code });
});

it('is told when the caller hangs up', async () => {
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<boolean>();
  const { app } = await anAppWith({
    rescore: (_questionId, { signal } = {}) => {
      begun.resolve();
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          ended.resolve(true);
          reject(signal.reason);
        });
      });
    },
  });
  const call = request(app).post('/v1/rescorings').send({ questionId: 'complaint' });
  call.end(() => undefined);
  await begun.promise;
  call.abort();
  expect(await ended.promise).toBe(true);
});
