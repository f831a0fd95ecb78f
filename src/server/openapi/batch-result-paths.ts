import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { batchItemDetailSchema, batchItemListSchema, rejectedRowsSchema } from '../../api/batch-schemas.ts';
import { distributionsSchema } from '../../api/distributions-schema.ts';
import { itemListQuerySchema, pageQuerySchema, reviewPlanQuerySchema } from '../../api/query-schemas.ts';
import { reviewPlanSchema } from '../../api/review-plan-schema.ts';
import { similarAnswersSchema } from '../../api/similar-answers-schema.ts';
import {
  batchExample,
  batchItemDetailExample,
  batchItemExample,
  distributionsExample,
  rejectedRowsExample,
  similarAnswersExample,
} from './batch-examples.ts';
import { jsonResponse, replyHeaders } from './json-response.ts';
import { ofBatch } from './of-batch.ts';
import { problemResponses, readCodes } from './problem-responses.ts';
import { reviewPlanExample } from './review-plan-example.ts';

const items: ZodOpenApiOperationObject = {
  operationId: 'listItems',
  summary: 'List the answers of a batch with what they earned',
  requestParams: { path: ofBatch, query: itemListQuerySchema },
  responses: {
    200: jsonResponse('A page of them, in the order of the file', batchItemListSchema, {
      items: [batchItemExample],
      next: null,
    }),
    ...problemResponses('input-invalid', 'batch-not-found', ...readCodes),
  },
};

const item: ZodOpenApiOperationObject = {
  operationId: 'getItem',
  summary: 'Get one answer of a batch with its whole evaluation',
  requestParams: {
    path: ofBatch.extend({
      position: z.string().meta({ description: '`position` of the item', example: '0', override: { type: 'integer' } }),
    }),
  },
  responses: {
    200: jsonResponse('The answer and its evaluation', batchItemDetailSchema, batchItemDetailExample),
    ...problemResponses('batch-not-found', 'item-not-found', 'blind-review', ...readCodes),
  },
};

const rejectedRows: ZodOpenApiOperationObject = {
  operationId: 'listRejectedRows',
  summary: 'List the rows of the file that gave no answer, with the reason',
  requestParams: { path: ofBatch, query: pageQuerySchema },
  responses: {
    200: jsonResponse('A page of them', rejectedRowsSchema, rejectedRowsExample),
    ...problemResponses('input-invalid', 'batch-not-found', ...readCodes),
  },
};

function figures(operationId: string, summary: string, schema: z.ZodType, example: unknown): ZodOpenApiOperationObject {
  return {
    operationId,
    summary,
    requestParams: { path: ofBatch },
    responses: {
      200: jsonResponse('As far as the batch is evaluated', schema, example),
      ...problemResponses('input-invalid', 'batch-not-found', ...readCodes),
    },
  };
}

const reviewPlan: ZodOpenApiOperationObject = {
  operationId: 'planReview',
  summary: 'Pick the answers that are most worth a look',
  description:
    'The answers with the largest expected error in points, those with a reason to look before others, and the error that is expected in the rest when a person has looked at these. Confidence is taken for the probability that a verdict is right.',
  requestParams: { path: ofBatch, query: reviewPlanQuerySchema },
  responses: {
    200: jsonResponse('As far as the batch is evaluated', reviewPlanSchema, reviewPlanExample),
    ...problemResponses('input-invalid', 'batch-not-found', 'blind-review', ...readCodes),
  },
};

function file(operationId: string, mediaType: string, example?: string): ZodOpenApiOperationObject {
  const schema =
    example === undefined ? { type: 'string' as const, format: 'binary' } : { type: 'string' as const, example };
  return {
    operationId,
    summary: 'Get all results as a file',
    description:
      'One row an answer, in the order of the file, sent as it is read. Cells that a spreadsheet would run as a formula are made harmless in CSV and XLSX. If the service fails midway the connection is broken off: a reply that ends regularly is whole.',
    requestParams: { path: ofBatch },
    responses: {
      200: {
        description: 'The file; Content-Disposition has its name',
        headers: replyHeaders,
        content: { [mediaType]: { schema } },
      },
      ...problemResponses('input-invalid', 'batch-not-found', 'blind-review', ...readCodes),
    },
  };
}

const events: ZodOpenApiOperationObject = {
  operationId: 'watchBatch',
  summary: 'Watch a batch',
  description:
    'Server-Sent Events: `batch` with the batch at once and after each change; a comment every 15 seconds; `end` when it is finished or cancelled, upon which the client closes. A stream that ends without it was cut off, which happens after five minutes at the latest: ask again. One person watches 30 at once.',
  requestParams: { path: ofBatch },
  responses: {
    200: {
      description: 'The events as they happen',
      headers: replyHeaders,
      content: {
        'text/event-stream': {
          schema: {
            type: 'string',
            example: `event: batch\ndata: ${JSON.stringify(batchExample)}\n\nevent: end\ndata: {}\n\n`,
          },
        },
      },
    },
    ...problemResponses('input-invalid', 'batch-not-found', ...readCodes),
  },
};

/** What came out of a batch. */
export const batchResultPaths: ZodOpenApiPathsObject = {
  '/v1/batches/{id}/items': { get: items },
  '/v1/batches/{id}/items/{position}': { get: item },
  '/v1/batches/{id}/rejected-rows': { get: rejectedRows },
  '/v1/batches/{id}/distributions': {
    get: figures('getDistributions', 'Say how hard each question was', distributionsSchema, distributionsExample),
  },
  '/v1/batches/{id}/similar-answers': {
    get: figures(
      'findSimilarAnswers',
      'Find answers that repeat each other or the model answer',
      similarAnswersSchema,
      similarAnswersExample,
    ),
  },
  '/v1/batches/{id}/review-plan': { get: reviewPlan },
  '/v1/batches/{id}/results.csv': {
    get: file(
      'exportCsv',
      'text/csv',
      'row,candidate,question,status,total_points\r\n2,A-1024,credit-limit,evaluated,3\r\n',
    ),
  },
  '/v1/batches/{id}/results.xlsx': {
    get: file('exportXlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  },
  '/v1/batches/{id}/results.ndjson': {
    get: file('exportNdjson', 'application/x-ndjson', `${JSON.stringify(batchItemDetailExample)}\n`),
  },
  '/v1/batches/{id}/events': { get: events },
};
