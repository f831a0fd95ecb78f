import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import {
  answerReviewsSchema,
  appealListSchema,
  appealSchema,
  newAppealSchema,
  requestSecondReviewSchema,
  reviewTaskSchema,
} from '../../api/review-schemas.ts';
import { ofRecord } from './evaluation-paths.ts';
import { createdResponse, jsonResponse } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';
import { answerReviewsExample, appealExample, reviewTaskExample } from './review-examples.ts';

const getReviews: ZodOpenApiOperationObject = {
  operationId: 'getAnswerReviews',
  summary: 'Get what people decided beside what the machine had said',
  description:
    'What counts is the newest decision on each criterion, and the machine’s verdict where nobody decided. The candidate is told neither who decided nor what waits.',
  requestParams: ofRecord,
  responses: {
    200: jsonResponse('Machine and people side by side', answerReviewsSchema, answerReviewsExample),
    ...problemResponses('input-invalid', 'evaluation-not-found', 'blind-review', ...readCodes),
  },
};

const requestSecond: ZodOpenApiOperationObject = {
  operationId: 'requestSecondReview',
  summary: 'Ask for another reviewer',
  description: 'Whoever decided about the answer before cannot be the one.',
  requestParams: ofRecord,
  requestBody: {
    required: false,
    content: { 'application/json': { schema: requestSecondReviewSchema, example: { note: '第二条我拿不准' } } },
  },
  responses: {
    201: createdResponse('What waits now', reviewTaskSchema, { ...reviewTaskExample, kind: 'second', lock: null }),
    ...problemResponses(...jsonBodyCodes, 'evaluation-not-found', 'review-state', ...writeCodes),
  },
};

const makeAppeal: ZodOpenApiOperationObject = {
  operationId: 'makeAppeal',
  summary: 'Contest a criterion of an evaluation of your own answer',
  description:
    'Once a criterion, with words of the answer. Somebody decides who has not decided about the answer before.',
  requestParams: ofRecord,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: newAppealSchema,
        example: {
          criterionId: appealExample.criterionId,
          quote: appealExample.quote?.text ?? '',
          message: appealExample.message,
        },
      },
    },
  },
  responses: {
    201: createdResponse('The appeal', appealSchema, appealExample),
    ...problemResponses(...jsonBodyCodes, 'evaluation-not-found', 'appeal-state', ...writeCodes),
  },
};

const listAppeals: ZodOpenApiOperationObject = {
  operationId: 'listAppeals',
  summary: 'List appeals, the newest first',
  description: 'Your own; reviewers get those that they may see as well.',
  responses: {
    200: jsonResponse('What is contested, and what was decided', appealListSchema, { appeals: [appealExample] }),
    ...problemResponses('input-invalid', ...readCodes),
  },
};

/** What people say about evaluations. */
export const appealPaths: ZodOpenApiPathsObject = {
  '/v1/evaluations/{id}/reviews': { get: getReviews },
  '/v1/evaluations/{id}/second-reviews': { post: requestSecond },
  '/v1/evaluations/{id}/appeals': { post: makeAppeal },
  '/v1/appeals': { get: listAppeals },
};
