import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { ownEvaluationsQuerySchema } from '../../api/query-schemas.ts';
import { receiptSchema } from '../../api/receipt-schema.ts';
import { type OwnEvaluationsReply, ownEvaluationsSchema } from '../../api/review-schemas.ts';
import { recordEvaluationSchema, recordedEvaluationSchema } from '../../api/schemas.ts';
import { erasureSchema, forgetCandidateSchema, storedEvaluationSchema } from '../../api/stored-evaluation-schemas.ts';
import { erasureExample, storedEvaluationExample } from './batch-examples.ts';
import { recordEvaluationExample, recordedEvaluationExample } from './examples.ts';
import { createdResponse, jsonResponse } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';
import { receiptExample } from './receipt-example.ts';

/** The part of an address that names an evaluation. */
export const ofRecord = {
  path: z.object({
    id: z.string().meta({ description: '`recordId` of an evaluation', example: recordedEvaluationExample.recordId }),
  }),
};

const record: ZodOpenApiOperationObject = {
  operationId: 'evaluateAnswer',
  summary: 'Evaluate one answer and store both',
  description:
    'They are on disk when the reply comes. The same answer, rubric and engine always give the same evaluation; each time it is stored under a `recordId` of its own. Reasons and suggestions are in the language of Accept-Language, zh or en. Further fields are refused.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: recordEvaluationSchema, example: recordEvaluationExample } },
  },
  responses: {
    201: createdResponse(
      'The evaluation; a criterion that could not be scored is unscored, never 0',
      recordedEvaluationSchema,
      recordedEvaluationExample,
    ),
    ...problemResponses(...jsonBodyCodes, 'question-not-found', ...writeCodes),
  },
};

const ownEvaluationsExample: OwnEvaluationsReply = {
  evaluations: [
    {
      recordId: recordedEvaluationExample.recordId,
      questionId: recordedEvaluationExample.questionId,
      prompt: '客户在柜台前情绪激动地投诉，你会怎么处理？',
      createdAt: recordedEvaluationExample.createdAt,
      totalPoints: recordedEvaluationExample.totalPoints,
      maxPoints: recordedEvaluationExample.maxPoints,
      isReviewed: false,
    },
  ],
  next: null,
};

const listOwn: ZodOpenApiOperationObject = {
  operationId: 'listOwnEvaluations',
  summary: 'List what came of one’s own answers, the newest first',
  description:
    'Answers that the caller typed, and those of batches that an invitation tied them to; the newest evaluation of each.',
  requestParams: { query: ownEvaluationsQuerySchema },
  responses: {
    200: jsonResponse('A page of them', ownEvaluationsSchema, ownEvaluationsExample),
    ...problemResponses('input-invalid', ...readCodes),
  },
};

const getStored: ZodOpenApiOperationObject = {
  operationId: 'getEvaluation',
  summary: 'Get a stored evaluation with its answer',
  description: 'After an erasure the answer, its evidence and the reasons are gone; points and verdicts stay.',
  requestParams: ofRecord,
  responses: {
    200: jsonResponse('The evaluation as it was stored', storedEvaluationSchema, storedEvaluationExample),
    ...problemResponses('evaluation-not-found', 'blind-review', ...readCodes),
  },
};

const again: ZodOpenApiOperationObject = {
  operationId: 'evaluateAgain',
  summary: 'Evaluate a stored answer once more',
  description:
    'With the rubric and the engine as they are now. The older evaluation stays as it is. Candidates may do it with what they typed, and not with answers of a batch.',
  requestParams: ofRecord,
  responses: {
    201: createdResponse('The new evaluation', recordedEvaluationSchema, recordedEvaluationExample),
    ...problemResponses(
      ...jsonBodyCodes,
      'evaluation-not-found',
      'blind-review',
      'answer-not-found',
      'question-not-found',
      ...writeCodes,
    ),
  },
};

const receipt: ZodOpenApiOperationObject = {
  operationId: 'getReceipt',
  summary: 'Get everything that made a score',
  description:
    'Rubric, engines, models, prompts, parameters, cache keys, verdicts, points and hashes, without a word of the answer. `answer-eval replay` makes the evaluation again from it and compares.',
  requestParams: ofRecord,
  responses: {
    200: jsonResponse('The receipt', receiptSchema, receiptExample),
    ...problemResponses('input-invalid', 'evaluation-not-found', 'blind-review', ...readCodes),
  },
};

const forget: ZodOpenApiOperationObject = {
  operationId: 'forgetCandidate',
  summary: 'Erase what a candidate wrote and who it was',
  description: 'Answers, quotes, reasons and the id are overwritten; points, verdicts and counts stay.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: forgetCandidateSchema, example: { candidateId: 'A-1024' } } },
  },
  responses: {
    200: jsonResponse('What was taken away', erasureSchema, erasureExample),
    ...problemResponses(...jsonBodyCodes, 'candidate-not-found', 'erasure-unfinished', ...writeCodes),
  },
};

/** Single answers, and the people who gave them. */
export const evaluationPaths: ZodOpenApiPathsObject = {
  '/v1/evaluations': { post: record, get: listOwn },
  '/v1/evaluations/{id}': { get: getStored },
  '/v1/evaluations/{id}/receipt': { get: receipt },
  '/v1/evaluations/{id}/again': { post: again },
  '/v1/candidates/forget': { post: forget },
};
