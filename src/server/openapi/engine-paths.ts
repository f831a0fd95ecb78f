import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { type EnginesReply, enginesSchema } from '../../api/engines-schema.ts';
import { jsonResponse } from './json-response.ts';
import { problemResponses } from './problem-responses.ts';

const example: EnginesReply = {
  engines: [
    { id: 'keyword', configured: true },
    { id: 'embedding', configured: false },
    { id: 'llm', configured: true },
    { id: 'hybrid', configured: true },
  ],
};

/** What can evaluate. */
export const enginePaths: ZodOpenApiPathsObject = {
  '/v1/engines': {
    get: {
      operationId: 'listEngines',
      summary: 'List the engines, and which of them can be asked for',
      description: 'An engine is configured if the settings have all it needs. Asking for another one is refused.',
      responses: {
        200: jsonResponse('All engines', enginesSchema, example),
        ...problemResponses('input-invalid', 'bad-request', 'method-not-allowed', 'internal-error'),
      },
    },
  },
};
