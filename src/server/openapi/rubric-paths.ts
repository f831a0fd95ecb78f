import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { rubricSchema, rubricVersionListSchema } from '../../api/rubric-check-schemas.ts';
import { rubricExample, versionExample } from './authoring-examples.ts';
import { jsonResponse } from './json-response.ts';
import { problemResponses, readCodes } from './problem-responses.ts';

const list: ZodOpenApiOperationObject = {
  operationId: 'listRubrics',
  summary: 'List all versions of all rubrics',
  description: 'In the order of the bank, the newest version of a question first.',
  responses: {
    200: jsonResponse('The versions by name', rubricVersionListSchema, { versions: [versionExample] }),
    ...problemResponses(...readCodes),
  },
};

const get: ZodOpenApiOperationObject = {
  operationId: 'getRubric',
  summary: 'Get one version whole, with cues and model answers',
  requestParams: {
    path: z.object({ hash: z.string().meta({ description: '`hash` of a version', example: versionExample.hash }) }),
  },
  responses: {
    200: jsonResponse('The version', rubricSchema, rubricExample),
    ...problemResponses('rubric-not-found', ...readCodes),
  },
};

/** Versions of rubrics. */
export const rubricPaths: ZodOpenApiPathsObject = {
  '/v1/rubrics': { get: list },
  '/v1/rubrics/{hash}': { get },
};
