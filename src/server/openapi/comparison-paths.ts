import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { comparisonQuerySchema } from '../../api/query-schemas.ts';
import {
  type ComparisonReply,
  comparisonSchema,
  type RescoreReply,
  rescoreReportSchema,
  rescoreSchema,
} from '../../api/rubric-check-schemas.ts';
import { versionExample } from './authoring-examples.ts';
import { recordedEvaluationExample } from './examples.ts';
import { jsonResponse } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';

const { questionId, version, hash } = versionExample;

const comparisonExample: ComparisonReply = {
  questionId,
  from: { version, hash },
  to: { version: '0.0.0', hash: '9c1f0a7be4d25a83c6f1b0d94e7a3852716f0c9d8b4e2a6570d13f9e8c7b6a54' },
  changes: [
    { field: 'criterion.points', criterionId: 'c1', before: 3, after: 4 },
    { field: 'criterion.cues', criterionId: 'c1', before: null, after: '请 .. 坐下 (2)' },
  ],
  effect: {
    answers: 120,
    changed: 1,
    meanShift: 0.025,
    largest: [
      {
        id: recordedEvaluationExample.recordId,
        before: 3,
        after: 6,
        criteria: [
          {
            criterionId: 'c1',
            before: { verdict: 'missing', points: 0 },
            after: { verdict: 'covered', points: 3 },
          },
        ],
      },
    ],
  },
};

const compare: ZodOpenApiOperationObject = {
  operationId: 'compareRubrics',
  summary: 'Compare two versions or drafts of a question',
  description: `Tells each difference, and evaluates the stored answers to the question (the newest 2,000, without erased ones) with both by the keyword engine. \`from\` and \`to\` are a \`hash\` such as ${hash.slice(0, 8)}… or the id of a draft; a draft has the version 0.0.0. Nothing is stored. Of a version whose practice answers are not kept, only the differences are told.`,
  requestParams: { query: comparisonQuerySchema },
  responses: {
    200: jsonResponse('The differences, and whose points change', comparisonSchema, comparisonExample),
    ...problemResponses('input-invalid', 'rubric-not-found', ...readCodes),
  },
};

const rescoreExample: RescoreReply = { stale: 123, rescored: 119, failed: 1, changed: 17, kept: 3 };

const rescore: ZodOpenApiOperationObject = {
  operationId: 'rescoreAnswers',
  summary: 'Evaluate again the answers to a question that were evaluated under an older rubric',
  description:
    'Each with the engine that was asked for then. The new evaluations stand beside the old ones. The reply comes when all is done; it ends when the caller hangs up, and the next call goes on. Erased answers, and those that the engine fails on, count as failed.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: rescoreSchema, example: { questionId } } },
  },
  responses: {
    200: jsonResponse('What was done', rescoreReportSchema, rescoreExample),
    ...problemResponses(...jsonBodyCodes, 'question-not-found', ...writeCodes),
  },
};

/** What a new version of a rubric does to answers. */
export const comparisonPaths: ZodOpenApiPathsObject = {
  '/v1/rubric-comparisons': { get: compare },
  '/v1/rescorings': { post: rescore },
};
