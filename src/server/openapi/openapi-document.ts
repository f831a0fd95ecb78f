import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { questionListSchema, questionSchema } from '../../api/schemas.ts';
import { accessPaths } from './access-paths.ts';
import { agreementPaths } from './agreement-paths.ts';
import { appealPaths } from './appeal-paths.ts';
import { batchPaths } from './batch-paths.ts';
import { batchResultPaths } from './batch-result-paths.ts';
import { comparisonPaths } from './comparison-paths.ts';
import { describeAccess, securitySchemes } from './describe-access.ts';
import { draftPaths } from './draft-paths.ts';
import { enginePaths } from './engine-paths.ts';
import { evaluationPaths } from './evaluation-paths.ts';
import { questionExample } from './examples.ts';
import { importPaths } from './import-paths.ts';
import { jsonResponse } from './json-response.ts';
import { peoplePaths } from './people-paths.ts';
import { problemResponses } from './problem-responses.ts';
import { reviewPaths } from './review-paths.ts';
import { rubricPaths } from './rubric-paths.ts';
import { uploadPaths } from './upload-paths.ts';

/** Describe the HTTP interface (OpenAPI 3.1) from the same schemas that check what comes in. */
export function createOpenApiDocument(version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Answer evaluator',
      version,
      description:
        'Scores free-text answers to interview questions against a rubric and proves every point with words of the answer, ' +
        'one by one or in batches. Evaluations are stored with their answers until the candidate is forgotten. ' +
        'Failures are problem+json (RFC 9457).',
    },
    components: { securitySchemes },
    paths: describeAccess({
      ...evaluationPaths,
      ...uploadPaths,
      ...batchPaths,
      ...batchResultPaths,
      ...importPaths,
      ...draftPaths,
      ...rubricPaths,
      ...comparisonPaths,
      ...agreementPaths,
      ...reviewPaths,
      ...appealPaths,
      '/v1/questions': { get: listQuestionsOperation },
      '/v1/questions/{id}': { get: getQuestionOperation },
      ...enginePaths,
      '/healthz': { get: healthOperation },
      '/readyz': { get: readyOperation },
      ...accessPaths,
      ...peoplePaths,
    }),
  });
}

const listQuestionsOperation: ZodOpenApiOperationObject = {
  operationId: 'listQuestions',
  summary: 'List the questions of the bank',
  responses: {
    200: jsonResponse('The bank in its order', questionListSchema, {
      bank: { id: 'bank-customer-service-manager', version: '1.0.0', language: 'zh', title: '银行客服经理岗位面试题' },
      sections: [{ id: 'service', title: '服务意识与应变能力', points: 6, questionIds: [questionExample.id] }],
      questions: [questionExample],
    }),
    ...problemResponses('method-not-allowed', 'internal-error'),
  },
};

const getQuestionOperation: ZodOpenApiOperationObject = {
  operationId: 'getQuestion',
  summary: 'Get one question as a candidate may see it',
  requestParams: {
    path: z.object({
      id: z.string().meta({ description: 'Id of a question of the bank', example: questionExample.id }),
    }),
  },
  responses: {
    200: jsonResponse('The question, without cues and model answer', questionSchema, questionExample),
    ...problemResponses('bad-request', 'question-not-found', 'method-not-allowed', 'internal-error'),
  },
};

const healthOperation: ZodOpenApiOperationObject = {
  operationId: 'getHealth',
  summary: 'Say that the service is up',
  responses: {
    200: jsonResponse('The service is up', z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' }), {
      status: 'ok',
    }),
    ...problemResponses('method-not-allowed'),
  },
};

const readyOperation: ZodOpenApiOperationObject = {
  operationId: 'getReadiness',
  summary: 'Say whether the store answers',
  responses: {
    200: jsonResponse('It does', z.strictObject({ status: z.literal('ready') }).meta({ id: 'Readiness' }), {
      status: 'ready',
    }),
    ...problemResponses('method-not-allowed', 'store-unavailable'),
  },
};
