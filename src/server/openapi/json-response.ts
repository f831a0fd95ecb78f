import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';

const requestIdHeader = z.string().meta({
  header: { id: 'X-Request-Id' },
  description:
    'The id of the request: the one that came in if it has up to 64 letters, digits, dots, hyphens and underscores, else a new one',
});

const locationHeader = z
  .string()
  .meta({ header: { id: 'Location' }, description: 'Address of what was made', example: '/v1/batches/0197f3c2' });

/** The headers of every reply. */
export const replyHeaders = z.object({ 'X-Request-Id': requestIdHeader });

/** Describe a reply in JSON. */
export function jsonResponse(description: string, schema: z.ZodType, example: unknown): ZodOpenApiResponseObject {
  return { description, headers: replyHeaders, content: { 'application/json': { schema, example } } };
}

/** Describe a reply without a body. */
export function noContentResponse(description: string): ZodOpenApiResponseObject {
  return { description, headers: replyHeaders };
}

/** Describe a reply in JSON that says where what was made can be found. */
export function createdResponse(description: string, schema: z.ZodType, example: unknown): ZodOpenApiResponseObject {
  const headers = replyHeaders.extend({ Location: locationHeader });
  return { ...jsonResponse(description, schema, example), headers };
}
