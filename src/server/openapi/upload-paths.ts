import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { uploadSchema } from '../../api/batch-schemas.ts';
import { uploadQuerySchema } from '../../api/query-schemas.ts';
import { uploadExample } from './batch-examples.ts';
import { createdResponse, jsonResponse, replyHeaders } from './json-response.ts';
import { problemResponses, readCodes, tableCodes, writeCodes } from './problem-responses.ts';

const ofUpload = z.object({
  id: z.string().meta({ description: '`uploadId` of an upload', example: uploadExample.uploadId }),
});

const upload: ZodOpenApiOperationObject = {
  operationId: 'uploadTable',
  summary: 'Take in a file of answers',
  description:
    'CSV (UTF-8 or GB18030), XLSX or NDJSON as the raw body, with any Content-Type but a form. Nothing is evaluated yet: the reply shows how the file would be read. An upload is kept for a day at most.',
  requestParams: {
    header: z.object({
      'X-File-Name': z.string().meta({
        description: 'Name of the file, UTF-8, percent-encoded',
        example: encodeURIComponent(uploadExample.fileName),
      }),
    }),
  },
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: {
    201: createdResponse('What came in, and how it would be read', uploadSchema, uploadExample),
    ...problemResponses(
      'input-invalid',
      'upload-interrupted',
      'upload-too-large',
      'unsupported-media-type',
      'unsupported-content-encoding',
      ...tableCodes,
      ...writeCodes,
    ),
  },
};

const preview: ZodOpenApiOperationObject = {
  operationId: 'previewUpload',
  summary: 'Show how an upload would be read',
  requestParams: { path: ofUpload, query: uploadQuerySchema },
  responses: {
    200: jsonResponse('The same as after uploading, for the sheet that is asked for', uploadSchema, uploadExample),
    ...problemResponses('input-invalid', 'upload-not-found', ...tableCodes, ...readCodes),
  },
};

const discard: ZodOpenApiOperationObject = {
  operationId: 'discardUpload',
  summary: 'Throw an upload away',
  requestParams: { path: ofUpload },
  responses: {
    204: { description: 'It is gone', headers: replyHeaders },
    ...problemResponses('upload-not-found', ...readCodes),
  },
};

/** Files on their way to become batches. */
export const uploadPaths: ZodOpenApiPathsObject = {
  '/v1/uploads': { post: upload },
  '/v1/uploads/{id}': { get: preview, delete: discard },
};
