import type { FailureKind } from './request-failure.ts';

/** Say what a refused request means for the person who sent it, from its HTTP status. */
export function failureKindOf(status: number): FailureKind {
  if (status === 429) return 'too-many-requests';
  if (status === 502 || status === 503 || status === 504) return 'busy';
  return status >= 400 && status < 500 ? 'rejected' : 'server-error';
}

/**
 * Read a Retry-After header that counts seconds.
 *
 * @returns undefined for no header, a date or anything that is not a positive number of seconds
 *
 * @example
 * parseRetryAfter('30'); // 30
 */
export function parseRetryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d{1,6}$/.test(header.trim())) return undefined;
  const seconds = Number(header);
  return seconds > 0 ? seconds : undefined;
}
