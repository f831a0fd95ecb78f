import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { batchListSchema, batchSchema, createBatchSchema, startBatchSchema } from '../../api/batch-schemas.ts';
import { forecastSchema } from '../../api/forecast-schema.ts';
import { batchListQuerySchema, forecastQuerySchema } from '../../api/query-schemas.ts';
import { batchExample, createBatchExample, forecastExample } from './batch-examples.ts';
import { createdResponse, jsonResponse } from './json-response.ts';
import { ofBatch } from './of-batch.ts';
import { jsonBodyCodes, problemResponses, readCodes, tableCodes, writeCodes } from './problem-responses.ts';

const create: ZodOpenApiOperationObject = {
  operationId: 'createBatch',
  summary: 'Read an upload into a batch',
  description:
    'Rows that cannot be read are reported with their reason, the others are ready to start. Nothing is evaluated yet.',
  requestParams: {
    header: z.object({
      'Idempotency-Key': z.string().min(1).max(200).optional().meta({
        description: 'Visible ASCII. The same key with the same request gives the same batch, however often it is sent',
        example: '4b1c8f3e-2f50-4f6e-9d0c-6f7a8b9c0d1e',
      }),
    }),
  },
  requestBody: {
    required: true,
    content: { 'application/json': { schema: createBatchSchema, example: createBatchExample } },
  },
  responses: {
    200: createdResponse('The batch that this key made before', batchSchema, batchExample),
    201: createdResponse('The new batch', batchSchema, { ...batchExample, status: 'ready', startedAt: null }),
    ...problemResponses(
      ...jsonBodyCodes,
      'upload-not-found',
      'idempotency-conflict',
      ...tableCodes,
      'batch-empty',
      ...writeCodes,
    ),
  },
};

const list: ZodOpenApiOperationObject = {
  operationId: 'listBatches',
  summary: 'List batches, the newest first',
  requestParams: { query: batchListQuerySchema },
  responses: {
    200: jsonResponse('A page of them', batchListSchema, { batches: [batchExample], next: null }),
    ...problemResponses('input-invalid', ...readCodes),
  },
};

const get: ZodOpenApiOperationObject = {
  operationId: 'getBatch',
  summary: 'Get a batch with its progress',
  requestParams: { path: ofBatch },
  responses: {
    200: jsonResponse('The batch as it is now', batchSchema, batchExample),
    ...problemResponses('batch-not-found', ...readCodes),
  },
};

const forecast: ZodOpenApiOperationObject = {
  operationId: 'forecastBatch',
  summary: 'Tell what evaluating the rest will take',
  description: 'A few of its answers are evaluated to measure it; nothing is stored.',
  requestParams: { path: ofBatch, query: forecastQuerySchema },
  responses: {
    200: jsonResponse('Answers, time and cost', forecastSchema, forecastExample),
    ...problemResponses('input-invalid', 'batch-not-found', ...readCodes),
  },
};

const stateCodes = [...jsonBodyCodes, 'batch-not-found', 'batch-state', ...writeCodes] as const;

function start(operationId: string, summary: string): ZodOpenApiOperationObject {
  return {
    operationId,
    summary,
    description: 'A cap counts from the beginning of the batch; without one the batch keeps the cap it has.',
    requestParams: { path: ofBatch },
    requestBody: {
      required: false,
      content: {
        'application/json': { schema: startBatchSchema, example: { cap: { items: 1_000, costUsd: null } } },
      },
    },
    responses: {
      200: jsonResponse('The batch as it is now', batchSchema, batchExample),
      ...problemResponses(...stateCodes, 'cap-reached', 'batch-bank'),
    },
  };
}

function act(operationId: string, summary: string, description: string): ZodOpenApiOperationObject {
  const responses = {
    200: jsonResponse('The batch as it is now', batchSchema, batchExample),
    ...problemResponses(...stateCodes),
  };
  return { operationId, summary, description, requestParams: { path: ofBatch }, responses };
}

/** Batches and what a person does with them. */
export const batchPaths: ZodOpenApiPathsObject = {
  '/v1/batches': { post: create, get: list },
  '/v1/batches/{id}': { get },
  '/v1/batches/{id}/forecast': { get: forecast },
  '/v1/batches/{id}/start': { post: start('startBatch', 'Start a batch that is ready') },
  '/v1/batches/{id}/resume': { post: start('resumeBatch', 'Go on with a batch that is paused') },
  '/v1/batches/{id}/pause': {
    post: act('pauseBatch', 'Pause a running batch', 'What is being evaluated at this moment is still stored.'),
  },
  '/v1/batches/{id}/cancel': {
    post: act('cancelBatch', 'Give a batch up for good', 'What was evaluated stays.'),
  },
  '/v1/batches/{id}/retry': {
    post: act('retryFailed', 'Evaluate what failed once more', 'Nothing else is evaluated again.'),
  },
};
