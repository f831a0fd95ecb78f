import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { reviewQueueQuerySchema } from '../../api/query-schemas.ts';
import {
  addedReviewTasksSchema,
  addReviewTasksSchema,
  assignReviewSchema,
  blindVerdictsSchema,
  decideReviewSchema,
  reviewerListSchema,
  reviewQueueSchema,
  reviewSchema,
  reviewSheetSchema,
  reviewTaskSchema,
  takeReviewSchema,
} from '../../api/review-schemas.ts';
import { createdResponse, jsonResponse, replyHeaders } from './json-response.ts';
import { ofBatch } from './of-batch.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';
import { reviewExample, reviewQueueExample, reviewSheetExample, reviewTaskExample } from './review-examples.ts';

const ofTask = {
  path: z.object({
    id: z.string().meta({ description: '`id` of a review that waits', example: reviewTaskExample.id }),
  }),
};

const bodyOf = (schema: z.ZodType, example: unknown, required = true) => ({
  required,
  content: { 'application/json': { schema, example } },
});

const list: ZodOpenApiOperationObject = {
  operationId: 'listReviewQueue',
  summary: 'List what waits for a person, most worth a look first',
  description:
    'Appeals come first, then second reviews, then first ones; of each kind what is assigned to you, then by worth, then the oldest. Interviewers see first reviews of their own batches, what is assigned to them, and second reviews and appeals of answers that they have not decided about.',
  requestParams: { query: reviewQueueQuerySchema },
  responses: {
    200: jsonResponse('A page of the queue', reviewQueueSchema, reviewQueueExample),
    ...problemResponses('input-invalid', ...readCodes),
  },
};

const reviewers: ZodOpenApiOperationObject = {
  operationId: 'listReviewers',
  summary: 'List whom a review can be assigned to',
  responses: {
    200: jsonResponse('Interviewers and owners', reviewerListSchema, {
      reviewers: reviewExample.reviewer === null ? [] : [reviewExample.reviewer],
    }),
    ...problemResponses('input-invalid', ...readCodes),
  },
};

const addTasks: ZodOpenApiOperationObject = {
  operationId: 'addReviewTasks',
  summary: 'Put the answers of a batch that are most worth a look into the queue',
  description:
    'Answers that the machine doubts are there already. This adds those of the review plan that are not; never one that a person decided.',
  requestParams: { path: ofBatch },
  requestBody: bodyOf(addReviewTasksSchema, { budget: 40 }, false),
  responses: {
    200: jsonResponse('How many were added', addedReviewTasksSchema, { added: 12 }),
    ...problemResponses(...jsonBodyCodes, 'batch-not-found', ...writeCodes),
  },
};

const taskCodes = ['review-task-not-found', 'review-state', ...writeCodes] as const;

const take: ZodOpenApiOperationObject = {
  operationId: 'takeReview',
  summary: 'Take a review to work on it',
  description: 'It is yours for 15 minutes; renew it with PUT. Taking it once more shows it as it is now.',
  requestParams: ofTask,
  requestBody: bodyOf(takeReviewSchema, { mode: 'blind' }, false),
  responses: {
    200: jsonResponse('The review with your lock', reviewTaskSchema, reviewTaskExample),
    ...problemResponses(...jsonBodyCodes, 'review-locked', ...taskCodes),
  },
};

const renew: ZodOpenApiOperationObject = {
  operationId: 'renewReview',
  summary: 'Hold a review for another 15 minutes',
  requestParams: ofTask,
  responses: {
    200: jsonResponse('The review with your lock', reviewTaskSchema, reviewTaskExample),
    ...problemResponses('review-lock-lost', ...taskCodes),
  },
};

const giveBack: ZodOpenApiOperationObject = {
  operationId: 'giveReviewBack',
  summary: 'Give a review back',
  description: 'Nothing happens if you do not hold it.',
  requestParams: ofTask,
  responses: {
    204: { description: 'You do not hold it any more', headers: replyHeaders },
    ...problemResponses('review-task-not-found', ...writeCodes),
  },
};

const assign: ZodOpenApiOperationObject = {
  operationId: 'assignReview',
  summary: 'Assign a review to somebody, or to nobody',
  description:
    'Owners of the workspace or of the batch assign it to anybody who did not decide about the answer; others take what is assigned to nobody.',
  requestParams: ofTask,
  requestBody: bodyOf(assignReviewSchema, { userId: reviewExample.reviewer?.id ?? null }),
  responses: {
    200: jsonResponse('The review', reviewTaskSchema, { ...reviewTaskExample, assignee: reviewExample.reviewer }),
    ...problemResponses(...jsonBodyCodes, 'not-allowed', ...taskCodes),
  },
};

const heldCodes = ['review-locked', 'review-lock-lost', ...taskCodes] as const;

const getSheet: ZodOpenApiOperationObject = {
  operationId: 'getReview',
  summary: 'Get all that the holder of a review needs',
  description:
    'In a blind review neither the evaluation, nor earlier reviews, nor an appeal, until blind verdicts are given. As long as you hold one, the evaluation is refused to you elsewhere too (403 `blind-review`).',
  requestParams: ofTask,
  responses: {
    200: jsonResponse('The answer, what is asked, and what may be seen', reviewSheetSchema, reviewSheetExample),
    ...problemResponses(
      'input-invalid',
      'review-task-not-found',
      'review-state',
      'review-locked',
      'review-lock-lost',
      ...readCodes,
    ),
  },
};

const giveVerdicts: ZodOpenApiOperationObject = {
  operationId: 'giveBlindVerdicts',
  summary: 'Give verdicts before seeing any other',
  description: 'Once; they are never changed, and are kept beside the decision.',
  requestParams: ofTask,
  requestBody: bodyOf(blindVerdictsSchema, {
    verdicts: reviewSheetExample.criteria.map(({ id }) => ({ criterionId: id, verdict: 'partial' })),
  }),
  responses: {
    200: jsonResponse('The same with everything to be seen', reviewSheetSchema, reviewSheetExample),
    ...problemResponses(...jsonBodyCodes, ...heldCodes),
  },
};

const decide: ZodOpenApiOperationObject = {
  operationId: 'decideReview',
  summary: 'Decide a review',
  description:
    'A verdict other than the machine’s needs a reason; one that earns more needs words of the answer that prove it. Points follow from the verdicts. A decision is never changed.',
  requestParams: ofTask,
  requestBody: bodyOf(decideReviewSchema, {
    decisions: reviewExample.decisions.map(({ criterionId, verdict, reason, evidence }) => {
      return { criterionId, verdict, reason, quote: evidence?.text };
    }),
  }),
  responses: {
    201: createdResponse('The decision', reviewSchema, reviewExample),
    ...problemResponses(...jsonBodyCodes, 'blind-review', ...heldCodes),
  },
};

/** What waits for a person, and what one does with it. */
export const reviewPaths: ZodOpenApiPathsObject = {
  '/v1/review-queue': { get: list },
  '/v1/reviewers': { get: reviewers },
  '/v1/batches/{id}/review-tasks': { post: addTasks },
  '/v1/review-tasks/{id}': { get: getSheet },
  '/v1/review-tasks/{id}/lock': { post: take, put: renew, delete: giveBack },
  '/v1/review-tasks/{id}/assignee': { put: assign },
  '/v1/review-tasks/{id}/blind-verdicts': { post: giveVerdicts },
  '/v1/review-tasks/{id}/decision': { post: decide },
};
