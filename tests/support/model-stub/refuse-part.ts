import type { RefusedPart } from './behaviour.ts';

export type Refusal = {
  readonly parts: readonly RefusedPart[];
  /** 400 unless told otherwise. */
  readonly status?: number;
  /** Whether the body says which part it is about. On unless told otherwise. */
  readonly isNamed?: boolean;
};

/** The first part of a request that an endpoint with these limits does not take. */
export function refusedPart(body: Readonly<Record<string, unknown>>, parts: readonly RefusedPart[]) {
  return parts.find((part) => part in body || (body.response_format as { type?: string } | undefined)?.type === part);
}

/** The `error` of a body that refuses a part as OpenAI words it, or says next to nothing. */
export function refusalError(part: RefusedPart, isNamed: boolean): Readonly<Record<string, unknown>> {
  if (!isNamed) return { message: 'Bad Request' };
  const param = part.startsWith('json') ? 'response_format' : part;
  return {
    message: `Unsupported parameter: '${param}' (${part}) is not supported with this model.`,
    type: 'invalid_request_error',
    param,
    code: 'unsupported_parameter',
  };
}
