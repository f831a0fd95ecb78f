/** Why an engine could not judge, as far as the page has words for it. */
export const ENGINE_FAILURES = [
  'engine-not-configured',
  'model-unreachable',
  'model-rate-limited',
  'model-access-denied',
  'model-request-rejected',
  'model-reply-invalid',
  'model-refused',
  'spending-cap-reached',
] as const;

export type EngineFailureCode = (typeof ENGINE_FAILURES)[number];

/** Narrow a code of the service to one that the catalogue has words for. */
export function findEngineFailure(code: string): EngineFailureCode | undefined {
  return ENGINE_FAILURES.find((known) => known === code);
}
