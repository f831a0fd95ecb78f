import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { problemResponses } from './problem-responses.ts';

/** Operations that anybody may call, signed in or not. */
const publicOperations: ReadonlySet<string> = new Set([
  'getHealth',
  'getReadiness',
  'getAccess',
  'signIn',
  'readLink',
  'acceptInvitation',
  'resetPassword',
]);

/** How callers say who they are. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'answer-evaluator.session_token',
    description: 'Set by signing in; behind https its name begins with __Secure-',
  },
  apiKey: { type: 'http', scheme: 'bearer', description: 'A key of POST /v1/api-keys' },
} as const;

/** Add to each operation who may call it, and how the others are refused. */
export function describeAccess(paths: ZodOpenApiPathsObject): ZodOpenApiPathsObject {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => [method, describe(path, method, operation)]),
      ),
    ]),
  );
}

function describe(path: string, method: string, operation: ZodOpenApiOperationObject): ZodOpenApiOperationObject {
  const isPublic = publicOperations.has(operation.operationId ?? '');
  const isLimited = path.startsWith('/v1/');
  const refusals = problemResponses(
    // A key that is not valid is refused everywhere.
    ...(isLimited ? (['not-signed-in', 'too-many-requests'] as const) : []),
    ...(isPublic ? [] : (['not-allowed'] as const)),
    ...(method === 'get' ? [] : (['origin-not-allowed'] as const)),
  );
  const responses = merge(operation.responses, refusals);
  return { ...operation, responses, security: isPublic ? [] : [{ session: [] }, { apiKey: [] }] };
}

type Described = { readonly content?: Readonly<Record<string, { readonly examples?: object } | undefined>> };

/** Both descriptions of each status, where there are two. */
function merge(own: ZodOpenApiResponsesObject, added: ZodOpenApiResponsesObject): ZodOpenApiResponsesObject {
  const merged: Record<string, unknown> = { ...own };
  for (const [status, response] of Object.entries(added)) {
    const known = own[status as `${1 | 2 | 3 | 4 | 5}${string}`];
    merged[status] = known === undefined || '$ref' in known ? response : withExamples(known, response);
  }
  return merged as ZodOpenApiResponsesObject;
}

function withExamples(known: Described, { content = {} }: Described): Described {
  const type = 'application/problem+json';
  const examples = { ...known.content?.[type]?.examples, ...content[type]?.examples };
  return { ...known, content: { ...known.content, [type]: { ...content[type], examples } } };
}
