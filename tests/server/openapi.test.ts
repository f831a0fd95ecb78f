import request from 'supertest';
import { expect, it } from 'vitest';
import { z } from 'zod';
import * as accessSchemas from '../../src/api/access-schemas.ts';
import * as agreementSchemas from '../../src/api/agreement-schemas.ts';
import * as authoringSchemas from '../../src/api/authoring-schemas.ts';
import * as batchSchemas from '../../src/api/batch-schemas.ts';
import { distributionsSchema } from '../../src/api/distributions-schema.ts';
import { enginesSchema } from '../../src/api/engines-schema.ts';
import { forecastSchema } from '../../src/api/forecast-schema.ts';
import { receiptSchema } from '../../src/api/receipt-schema.ts';
import { reviewPlanSchema } from '../../src/api/review-plan-schema.ts';
import * as reviewSchemas from '../../src/api/review-schemas.ts';
import * as checkSchemas from '../../src/api/rubric-check-schemas.ts';
import {
  problemSchema,
  questionListSchema,
  questionSchema,
  recordEvaluationSchema,
  recordedEvaluationSchema,
} from '../../src/api/schemas.ts';
import { similarAnswersSchema } from '../../src/api/similar-answers-schema.ts';
import * as storedSchemas from '../../src/api/stored-evaluation-schemas.ts';
import { anApp } from './an-app.ts';

const schemas: Readonly<Record<string, z.ZodType>> = {
  RecordEvaluation: recordEvaluationSchema,
  OwnEvaluations: reviewSchemas.ownEvaluationsSchema,
  RecordedEvaluation: recordedEvaluationSchema,
  StoredEvaluation: storedSchemas.storedEvaluationSchema,
  Receipt: receiptSchema,
  ForgetCandidate: storedSchemas.forgetCandidateSchema,
  Erasure: storedSchemas.erasureSchema,
  Upload: batchSchemas.uploadSchema,
  CreateBatch: batchSchemas.createBatchSchema,
  StartBatch: batchSchemas.startBatchSchema,
  Batch: batchSchemas.batchSchema,
  BatchList: batchSchemas.batchListSchema,
  BatchItemList: batchSchemas.batchItemListSchema,
  BatchItemDetail: batchSchemas.batchItemDetailSchema,
  RejectedRows: batchSchemas.rejectedRowsSchema,
  Forecast: forecastSchema,
  Distributions: distributionsSchema,
  SimilarAnswers: similarAnswersSchema,
  ReviewPlan: reviewPlanSchema,
  ReviewQueue: reviewSchemas.reviewQueueSchema,
  ReviewerList: reviewSchemas.reviewerListSchema,
  AddReviewTasks: reviewSchemas.addReviewTasksSchema,
  AddedReviewTasks: reviewSchemas.addedReviewTasksSchema,
  TakeReview: reviewSchemas.takeReviewSchema,
  AssignReview: reviewSchemas.assignReviewSchema,
  ReviewTask: reviewSchemas.reviewTaskSchema,
  ReviewSheet: reviewSchemas.reviewSheetSchema,
  BlindVerdicts: reviewSchemas.blindVerdictsSchema,
  DecideReview: reviewSchemas.decideReviewSchema,
  Review: reviewSchemas.reviewSchema,
  AnswerReviews: reviewSchemas.answerReviewsSchema,
  RequestSecondReview: reviewSchemas.requestSecondReviewSchema,
  NewAppeal: reviewSchemas.newAppealSchema,
  Appeal: reviewSchemas.appealSchema,
  AppealList: reviewSchemas.appealListSchema,
  ImportText: authoringSchemas.importTextSchema,
  DocumentImport: authoringSchemas.importSchema,
  NewDraft: authoringSchemas.newDraftSchema,
  SaveDraft: authoringSchemas.saveDraftSchema,
  RubricDraft: authoringSchemas.draftSchema,
  DraftList: authoringSchemas.draftListSchema,
  RubricReport: checkSchemas.rubricReportSchema,
  TrialRequest: checkSchemas.trialRequestSchema,
  Trial: checkSchemas.trialSchema,
  Propose: checkSchemas.proposeSchema,
  Proposals: checkSchemas.proposalsSchema,
  Publish: checkSchemas.publishSchema,
  RubricVersion: checkSchemas.rubricVersionSchema,
  RubricVersionList: checkSchemas.rubricVersionListSchema,
  Rubric: checkSchemas.rubricSchema,
  RubricComparison: checkSchemas.comparisonSchema,
  Rescore: checkSchemas.rescoreSchema,
  RescoreReport: checkSchemas.rescoreReportSchema,
  Access: accessSchemas.accessSchema,
  OwnAccount: accessSchemas.ownAccountSchema,
  SignIn: accessSchemas.signInSchema,
  ChangePassword: accessSchemas.changePasswordSchema,
  ReadLink: accessSchemas.readLinkSchema,
  Link: accessSchemas.linkSchema,
  AcceptInvitation: accessSchemas.acceptInvitationSchema,
  ResetPassword: accessSchemas.resetPasswordSchema,
  NewInvitation: accessSchemas.newInvitationSchema,
  CreatedInvitation: accessSchemas.createdInvitationSchema,
  InvitationList: accessSchemas.invitationListSchema,
  Account: accessSchemas.accountSchema,
  AccountList: accessSchemas.accountListSchema,
  ChangeAccount: accessSchemas.changeAccountSchema,
  CreatedLink: accessSchemas.createdLinkSchema,
  NewApiKey: accessSchemas.newApiKeySchema,
  CreatedApiKey: accessSchemas.createdApiKeySchema,
  ApiKeyList: accessSchemas.apiKeyListSchema,
  Agreement: agreementSchemas.agreementSchema,
  DriftReport: agreementSchemas.driftReportSchema,
  OverridePatternList: agreementSchemas.patternListSchema,
  NewOverrideProposal: agreementSchemas.newOverrideProposalSchema,
  OverrideProposal: agreementSchemas.overrideProposalSchema,
  Problem: problemSchema,
  Question: questionSchema,
  QuestionList: questionListSchema,
  Engines: enginesSchema,
  Health: z.strictObject({ status: z.literal('ok') }),
  Readiness: z.strictObject({ status: z.literal('ready') }),
};

const { app } = await anApp();
const { text, body } = await request(app).get('/openapi.json');

/** Every place of a document that describes a body. */
function contentsOf(
  value: unknown,
): { schema: { $ref: string }; example?: unknown; examples?: Record<string, { value: unknown }> }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'schema' in value && ('example' in value || 'examples' in value) ? [value as never] : [];
  return [...own, ...Object.values(value).flatMap(contentsOf)];
}

/** Refusals of those who may not come in are the same everywhere; the test of the policy walks them. */
const ownStatuses = (responses: object) => Object.keys(responses).filter((it) => !['401', '403', '429'].includes(it));

it('describes every route with all its error replies', () => {
  expect(body.openapi).toBe('3.1.0');
  expect(body.info.version).toBe('9.9.9');
  const statuses = Object.entries(body.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { responses: object }>).map(
      ([method, { responses }]) => `${method} ${path}: ${ownStatuses(responses).join(' ')}`,
    ),
  );
  expect(statuses).toEqual([
    'post /v1/evaluations: 201 400 404 405 413 415 500 503 507',
    'get /v1/evaluations: 200 400 405 500 503',
    'get /v1/evaluations/{id}: 200 400 404 405 500 503',
    'get /v1/evaluations/{id}/receipt: 200 400 404 405 500 503',
    'post /v1/evaluations/{id}/again: 201 400 404 405 410 413 415 500 503 507',
    'post /v1/candidates/forget: 200 400 404 405 413 415 500 503 507',
    'post /v1/uploads: 201 400 405 413 415 422 500 503 507',
    'get /v1/uploads/{id}: 200 400 404 405 422 500 503',
    'delete /v1/uploads/{id}: 204 400 404 405 500 503',
    'post /v1/batches: 200 201 400 404 405 409 413 415 422 500 503 507',
    'get /v1/batches: 200 400 405 500 503',
    'get /v1/batches/{id}: 200 400 404 405 500 503',
    'get /v1/batches/{id}/forecast: 200 400 404 405 500 503',
    ...['start', 'resume', 'pause', 'cancel', 'retry'].map(
      (action) => `post /v1/batches/{id}/${action}: 200 400 404 405 409 413 415 500 503 507`,
    ),
    ...['items', 'items/{position}', 'rejected-rows', 'distributions', 'similar-answers', 'review-plan'].map(
      (part) => `get /v1/batches/{id}/${part}: 200 400 404 405 500 503`,
    ),
    ...['results.csv', 'results.xlsx', 'results.ndjson', 'events'].map(
      (part) => `get /v1/batches/{id}/${part}: 200 400 404 405 500 503`,
    ),
    'post /v1/imports: 201 400 405 413 415 422 500 503 507',
    'get /v1/imports/{id}: 200 400 404 405 500 503',
    'get /v1/drafts: 200 400 405 500 503',
    'post /v1/drafts: 201 400 404 405 413 415 500 503 507',
    'get /v1/drafts/{id}: 200 400 404 405 500 503',
    'put /v1/drafts/{id}: 200 400 404 405 409 413 415 500 503 507',
    'delete /v1/drafts/{id}: 204 400 404 405 500 503 507',
    'post /v1/drafts/{id}/tests: 200 400 404 405 413 415 500 503',
    'post /v1/drafts/{id}/proposals: 200 400 404 405 409 413 415 422 500 502 503 507',
    'post /v1/drafts/{id}/publication: 201 400 404 405 409 413 415 500 503 507',
    'post /v1/rubric-trials: 200 400 404 405 413 415 500 503',
    'get /v1/rubrics: 200 400 405 500 503',
    'get /v1/rubrics/{hash}: 200 400 404 405 500 503',
    'get /v1/rubric-comparisons: 200 400 404 405 500 503',
    'post /v1/rescorings: 200 400 404 405 413 415 500 503 507',
    'get /v1/agreement: 200 400 404 405 500 503',
    'get /v1/reviewer-drift: 200 400 405 500 503',
    'get /v1/override-patterns: 200 400 404 405 500 503',
    'post /v1/override-patterns/{id}/proposal: 200 400 404 405 413 415 500 503 507',
    'get /v1/review-queue: 200 400 405 500 503',
    'get /v1/reviewers: 200 400 405 500 503',
    'post /v1/batches/{id}/review-tasks: 200 400 404 405 413 415 500 503 507',
    'get /v1/review-tasks/{id}: 200 400 404 405 409 500 503',
    'post /v1/review-tasks/{id}/lock: 200 400 404 405 409 413 415 500 503 507',
    'put /v1/review-tasks/{id}/lock: 200 400 404 405 409 500 503 507',
    'delete /v1/review-tasks/{id}/lock: 204 400 404 405 500 503 507',
    'put /v1/review-tasks/{id}/assignee: 200 400 404 405 409 413 415 500 503 507',
    'post /v1/review-tasks/{id}/blind-verdicts: 200 400 404 405 409 413 415 500 503 507',
    'post /v1/review-tasks/{id}/decision: 201 400 404 405 409 413 415 500 503 507',
    'get /v1/evaluations/{id}/reviews: 200 400 404 405 500 503',
    'post /v1/evaluations/{id}/second-reviews: 201 400 404 405 409 413 415 500 503 507',
    'post /v1/evaluations/{id}/appeals: 201 400 404 405 409 413 415 500 503 507',
    'get /v1/appeals: 200 400 405 500 503',
    'get /v1/questions: 200 405 500',
    'get /v1/questions/{id}: 200 400 404 405 500',
    'get /v1/engines: 200 400 405 500',
    'get /healthz: 200 405',
    'get /readyz: 200 405 503',
    'get /v1/access: 200 400 405 500 503',
    'post /v1/sessions: 201 400 405 409 413 415 500 503 507',
    'delete /v1/sessions/current: 204 400 405 409 500 503 507',
    'put /v1/account/password: 200 400 405 409 413 415 500 503 507',
    'post /v1/links/read: 200 400 404 405 409 410 413 415 500 503',
    'post /v1/invitations/accept: 201 400 404 405 409 410 413 415 500 503 507',
    'post /v1/password-resets: 204 400 404 405 409 410 413 415 500 503 507',
    'get /v1/api-keys: 200 400 405 409 500 503',
    'post /v1/api-keys: 201 400 405 409 413 415 500 503 507',
    'delete /v1/api-keys/{id}: 204 400 404 405 409 500 503 507',
    'get /v1/invitations: 200 400 405 409 500 503',
    'post /v1/invitations: 201 400 404 405 409 413 415 500 503 507',
    'delete /v1/invitations/{id}: 204 400 404 405 409 500 503 507',
    'get /v1/accounts: 200 400 405 409 500 503',
    'patch /v1/accounts/{id}: 200 400 404 405 409 413 415 500 503 507',
    'delete /v1/accounts/{id}: 204 400 404 405 409 500 503 507',
    'post /v1/accounts/{id}/reset-link: 201 400 404 405 409 500 503 507',
  ]);
});

it('has no reference that leads nowhere', () => {
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'));
  expect(references.length).toBeGreaterThan(5);
  for (const path of references) {
    expect(
      path.reduce((value, key) => value?.[key], body),
      path.join('/'),
    ).toBeDefined();
  }
});

it('shows examples that the schemas accept, for every body', () => {
  const contents = contentsOf(body.paths);
  expect(contents.length).toBeGreaterThan(60);
  for (const { schema, example, examples } of contents) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    for (const value of examples ? Object.values(examples).map((it) => it.value) : [example]) {
      expect(schemas[name]?.safeParse(value).error, name).toBeUndefined();
      expect(schemas[name], name).toBeDefined();
    }
  }
});

const operations = Object.entries(body.paths).flatMap(([path, item]) =>
  Object.entries(item as Record<string, { responses: Record<string, { content: object }> }>).map(
    ([method, { responses }]) => ({ method: method as 'get' | 'post' | 'put' | 'patch' | 'delete', path, responses }),
  ),
);

it.each(operations)('describes what $method $path really says about things that are not there', async (operation) => {
  const { method, path, responses } = operation;
  const reply = await request(app)[method](path.replaceAll(/\{\w+\}/g, 'nothing'));
  const described = responses[reply.status]?.content as Record<string, { examples?: object }> | undefined;
  const [type = ''] = (reply.headers['content-type'] ?? '').split(';');
  expect(Object.keys(described ?? {})).toContain(type);
  if (reply.status >= 400) expect(Object.keys(described?.[type]?.examples ?? {})).toContain(reply.body.code);
});

it('has every route take no other method', async () => {
  for (const path of Object.keys(body.paths)) {
    const reply = await request(app).trace(path.replaceAll(/\{\w+\}/g, 'nothing'));
    expect([path, reply.status]).toEqual([path, 405]);
    const described = Object.keys(body.paths[path]).map((method) => method.toUpperCase());
    const allowed = reply.headers.allow?.split(', ').filter((it) => it !== 'HEAD' && it !== 'OPTIONS');
    expect(allowed?.sort()).toEqual(described.sort());
  }
});
