import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { evaluateRequestSchema, evaluationSchema, questionListSchema, questionSchema } from '../../api/schemas.ts';
import { evaluateRequestExample, evaluationExample, questionExample } from './examples.ts';
import { problemResponses } from './problem-responses.ts';

const requestIdHeader = z.string().meta({
  header: { id: 'X-Request-Id' },
  description:
    'The id of the request: the one that came in if it has up to 64 letters, digits, dots, hyphens and underscores, else a new one',
});

/** Describe the HTTP interface (OpenAPI 3.1) from the same schemas that check what comes in. */
export function createOpenApiDocument(version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Answer evaluator',
      version,
      description:
        'Scores free-text answers to interview questions against a rubric and proves every point with words of the answer. ' +
        'Nothing is stored. Failures are problem+json (RFC 9457).',
    },
    paths: {
      '/v1/evaluations': { post: evaluateOperation },
      '/v1/questions': { get: listQuestionsOperation },
      '/v1/questions/{id}': { get: getQuestionOperation },
      '/healthz': { get: healthOperation },
    },
  });
}

const evaluateOperation: ZodOpenApiOperationObject = {
  operationId: 'evaluateAnswer',
  summary: 'Evaluate one answer',
  description: 'The same answer, rubric and engine always give the same reply. Further fields are refused.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: evaluateRequestSchema, example: evaluateRequestExample } },
  },
  responses: {
    200: json(
      'The evaluation; a criterion that could not be scored is unscored, never 0',
      evaluationSchema,
      evaluationExample,
    ),
    ...problemResponses(400, 404, 405, 413, 415, 500),
  },
};

const listQuestionsOperation: ZodOpenApiOperationObject = {
  operationId: 'listQuestions',
  summary: 'List the questions of the bank',
  responses: {
    200: json('The bank in its order', questionListSchema, {
      bank: { id: 'bank-customer-service-manager', version: '1.0.0', language: 'zh', title: '银行客服经理岗位面试题' },
      sections: [{ id: 'service', title: '服务意识与应变能力', points: 6, questionIds: [questionExample.id] }],
      questions: [questionExample],
    }),
    ...problemResponses(405, 500),
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
    200: json('The question, without cues and model answer', questionSchema, questionExample),
    ...problemResponses(400, 404, 405, 500),
  },
};

const healthOperation: ZodOpenApiOperationObject = {
  operationId: 'getHealth',
  summary: 'Say that the service is up',
  responses: {
    200: json('The service is up', z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' }), {
      status: 'ok',
    }),
    ...problemResponses(405),
  },
};

function json(description: string, schema: z.ZodType, example: unknown): ZodOpenApiResponseObject {
  return {
    description,
    headers: z.object({ 'X-Request-Id': requestIdHeader }),
    content: { 'application/json': { schema, example } },
  };
}
