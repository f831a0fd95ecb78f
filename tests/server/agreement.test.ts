import express from 'express';
import request from 'supertest';
import { expect, it } from 'vitest';
import {
  agreementSchema,
  driftReportSchema,
  overrideProposalSchema,
  patternListSchema,
} from '../../src/api/agreement-schemas.ts';
import { type Actor, commandLineActor } from '../../src/domain/actor.ts';
import { setActor } from '../../src/server/actor.ts';
import { respondWithProblem } from '../../src/server/error-response.ts';
import { createLogger, logRequests } from '../../src/server/request-log.ts';
import { agreementRoutes } from '../../src/server/routes/agreement.ts';
import type { AgreementServices } from '../../src/workflows/agreement-services.ts';
import { aBank } from '../workflows/a-bank.ts';
import { aReviewedBank } from '../workflows/a-reviewed-bank.ts';
import { anApp } from './an-app.ts';
import { fakeAgreementServices } from './fake-agreement-services.ts';

const boss: Actor = { userId: 'boss', role: 'owner', scopes: null };
const li: Actor = { userId: 'li', role: 'interviewer', scopes: null };
const candidate: Actor = { userId: 'zhang', role: 'candidate', scopes: null };
const reviewKey: Actor = { ...boss, scopes: ['reviews'] };
const batchKey: Actor = { ...boss, scopes: ['batches'] };

/** The addresses alone, asked by somebody. */
function asked(actor: Actor, services: AgreementServices = fakeAgreementServices(aBank())) {
  const app = express();
  app.set('query parser', false);
  app.use(logRequests(createLogger('silent', { write: () => undefined })), (_request, response, next) => {
    setActor(response, actor);
    next();
  });
  return request(app.use(agreementRoutes(services), respondWithProblem));
}

/** Reviews by Li, of which one answer is in a batch of Li's, and by Wang. */
async function aReviewedPlace() {
  const place = await aReviewedBank();
  for (const quote of ['调监控看看', '后台调监控', '调监控弄清楚']) {
    const said = { verdicts: { cause: 'covered' }, quotes: { cause: quote } } as const;
    await place.review(`我会${quote}。`, { ...said, review: { reviewerId: 'wang' } });
  }
  const own = await place.review('先道歉。');
  place.visible.set('li', [own.id]);
  place.owners.set('batch-of-wang', 'wang');
  return place;
}

it.each([
  { who: 'a candidate', actor: candidate },
  { who: 'a key for batches', actor: batchKey },
])('keeps every figure from $who', async ({ actor }) => {
  for (const path of ['/v1/agreement', '/v1/reviewer-drift', '/v1/override-patterns']) {
    const { body } = await asked(actor).get(path).expect(403);
    expect(body.code).toBe('not-allowed');
  }
  await asked(actor).post('/v1/override-patterns/p/proposal').send({ makeDraft: false }).expect(403);
});

it('shows owners all reviews, interviewers those that they may see', async () => {
  const { agreement } = await aReviewedPlace();
  const all = await asked(boss, agreement).get('/v1/agreement').expect(200).expect('Cache-Control', 'no-store');
  expect(agreementSchema.parse(all.body)).toMatchObject({ reviews: 4 });
  const own = await asked(li, agreement).get('/v1/agreement?questionId=complaint').expect(200);
  expect(own.body.reviews).toBe(1);
  const refused = await asked(li, agreement).get('/v1/agreement?batchId=batch-of-wang').expect(404);
  expect(refused.body.code).toBe('batch-not-found');
  await asked(boss, agreement).get('/v1/agreement?batchId=batch-of-wang').expect(200);
});

it("shows an interviewer nobody else's drift", async () => {
  const { agreement } = await aReviewedPlace();
  const all = await asked(boss, agreement).get('/v1/reviewer-drift').expect(200);
  const ids = driftReportSchema.parse(all.body).reviewers.map(({ reviewerId }) => reviewerId);
  expect(ids.toSorted()).toEqual(['li', 'wang']);
  const { body } = await asked(li, agreement).get('/v1/reviewer-drift').expect(200);
  expect(body.reviewers.map(({ reviewerId }: { reviewerId: string }) => reviewerId)).toEqual(['li']);
});

it('lists patterns, and proposes a change with its effect, without a word of an answer but the cue itself', async () => {
  const { agreement } = await aReviewedPlace();
  const list = await asked(boss, agreement).get('/v1/override-patterns').expect(200);
  const [pattern] = patternListSchema.parse(list.body).patterns;
  expect(pattern).toMatchObject({ criterionId: 'cause', answers: 3 });
  const path = `/v1/override-patterns/${pattern?.id}/proposal`;
  const { body, text } = await asked(boss, agreement).post(path).send({ makeDraft: true }).expect(200);
  expect(overrideProposalSchema.parse(body)).toMatchObject({ isHelpful: true, draftId: expect.any(String) });
  expect(text).not.toContain('我会');
  expect((await asked(li, agreement).get('/v1/override-patterns').expect(200)).body).toEqual({ patterns: [] });
  expect((await asked(li, agreement).post(path).send({ makeDraft: false }).expect(404)).body.code).toBe(
    'override-pattern-not-found',
  );
});

it('makes no draft for a key that is not for rubrics, and proposes all the same', async () => {
  const { agreement, authoring } = await aReviewedPlace();
  const [pattern] = await agreement.listPatterns(commandLineActor, {});
  const path = `/v1/override-patterns/${pattern?.id}/proposal`;
  const refused = await asked(reviewKey, agreement).post(path).send({ makeDraft: true }).expect(403);
  expect(refused.body).toMatchObject({ code: 'not-allowed', detail: expect.stringContaining('"rubrics"') });
  expect(await authoring.listDrafts()).toEqual([]);
  await asked(reviewKey, agreement).post(path).send({ makeDraft: false }).expect(200);
});

it.each([
  { path: '/v1/agreement?questionId=nothing', status: 404, code: 'question-not-found' },
  { path: '/v1/agreement?batchId=nothing', status: 404, code: 'batch-not-found' },
  { path: '/v1/agreement?reviewerId=li', status: 400, code: 'input-invalid' },
  { path: '/v1/reviewer-drift?reviewerId=li', status: 400, code: 'input-invalid' },
  { path: '/v1/override-patterns?questionId=', status: 400, code: 'input-invalid' },
])('refuses $path with $code', async ({ path, status, code }) => {
  const { app } = await anApp();
  const { body } = await request(app).get(path).expect(status);
  expect(body.code).toBe(code);
});

it.each([{}, { makeDraft: 'yes' }, { makeDraft: true, publish: true }])('refuses a proposal of %j', async (sent) => {
  const { app } = await anApp();
  const { body } = await request(app).post('/v1/override-patterns/p/proposal').send(sent).expect(400);
  expect(body.code).toBe('input-invalid');
});
