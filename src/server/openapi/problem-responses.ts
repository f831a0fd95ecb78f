import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { type Problem, problemSchema } from '../../api/schemas.ts';
import { problemExample } from './examples.ts';

/** Every way in which a request fails: what it means, and the examples by code. */
const problems = {
  400: {
    description: 'The request cannot be read, or its fields are not as they should be',
    examples: [
      problemExample(400, 'Bad Request', 'input-invalid', 'The body is not as it should be: questionId is missing', [
        { field: 'questionId', message: 'is missing' },
      ]),
      problemExample(400, 'Bad Request', 'malformed-json', 'The body is not valid JSON'),
      problemExample(400, 'Bad Request', 'invalid-utf8', 'The body is not valid UTF-8'),
      problemExample(
        400,
        'Bad Request',
        'bad-request',
        'The request could not be read; check its address, encoding and length',
      ),
    ],
  },
  404: {
    description: 'The bank has no such question',
    examples: [
      problemExample(
        404,
        'Not Found',
        'question-not-found',
        'There is no such question; GET /v1/questions lists them',
        [{ field: 'questionId', message: 'is not the id of a question of this bank' }],
      ),
    ],
  },
  405: {
    description: 'The address does not take this method; the Allow header has those it takes',
    examples: [problemExample(405, 'Method Not Allowed', 'method-not-allowed', 'This address takes POST, OPTIONS')],
  },
  413: {
    description: 'The body is too large',
    examples: [problemExample(413, 'Payload Too Large', 'body-too-large', 'The body is larger than 262144 bytes')],
  },
  415: {
    description: 'The body is not JSON in UTF-8, or is compressed in an unknown way',
    examples: [
      problemExample(
        415,
        'Unsupported Media Type',
        'unsupported-media-type',
        'Send the body as Content-Type: application/json',
      ),
      problemExample(415, 'Unsupported Media Type', 'unsupported-charset', 'Send the body in UTF-8'),
      problemExample(
        415,
        'Unsupported Media Type',
        'unsupported-content-encoding',
        'Send the body as it is, or with Content-Encoding gzip, deflate or br',
      ),
    ],
  },
  500: {
    description: 'The service failed; its log has the cause under the request id',
    examples: [
      problemExample(
        500,
        'Internal Server Error',
        'internal-error',
        'The service failed; the log has the cause under the request id',
      ),
    ],
  },
} as const satisfies Record<number, { description: string; examples: readonly Problem[] }>;

/** Describe the replies with these statuses, with an example for every code. */
export function problemResponses(...statuses: readonly (keyof typeof problems)[]): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    statuses.map((status) => {
      const { description, examples } = problems[status];
      const byCode = Object.fromEntries(examples.map((value) => [value.code, { value }]));
      return [
        status,
        { description, content: { 'application/problem+json': { schema: problemSchema, examples: byCode } } },
      ];
    }),
  );
}
