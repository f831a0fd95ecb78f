import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { importSchema, importTextSchema } from '../../api/authoring-schemas.ts';
import { documentExample, importExample } from './authoring-examples.ts';
import { createdResponse, jsonResponse } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';

const importDocument: ZodOpenApiOperationObject = {
  operationId: 'importDocument',
  summary: 'Make drafts of a document of questions with model answers',
  description:
    'Word (.docx), Markdown or plain text (UTF-8, UTF-16, GB18030) of at most 20 MB as the raw body, with any Content-Type but a form or JSON; or pasted text in JSON. Every line is in a draft or in the list of what was left out. Nothing is published: each draft is reviewed first.',
  requestParams: {
    header: z.object({
      'X-File-Name': z
        .string()
        .optional()
        .meta({
          description: 'Name of the file, UTF-8, percent-encoded; left out with pasted text',
          example: encodeURIComponent(importExample.name),
        }),
    }),
  },
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: importTextSchema, example: { text: documentExample } },
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    },
  },
  responses: {
    201: createdResponse('What became of each line, and the drafts', importSchema, importExample),
    ...problemResponses(...jsonBodyCodes, 'document-unreadable', 'no-questions', ...writeCodes),
  },
};

const getImport: ZodOpenApiOperationObject = {
  operationId: 'getImport',
  summary: 'Show again what was read from a document',
  requestParams: {
    path: z.object({
      id: z.string().meta({ description: '`importId` of an import', example: importExample.importId }),
    }),
  },
  responses: {
    200: jsonResponse('The same as after importing, with those drafts that are left', importSchema, importExample),
    ...problemResponses('import-not-found', ...readCodes),
  },
};

/** Documents on their way to become rubrics. */
export const importPaths: ZodOpenApiPathsObject = {
  '/v1/imports': { post: importDocument },
  '/v1/imports/{id}': { get: getImport },
};
