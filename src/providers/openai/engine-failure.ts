import type { EngineId } from '../../domain/engine-id.ts';
import { EngineFailedError, type EngineFailureCode } from '../../engines/engine-errors.ts';
import type { CallFailure } from './call-failure.ts';

/**
 * Say why there is no reply, with the status and the kind of failure and nothing of what was sent or came back: neither is kept as
 * the cause, for an endpoint may quote the prompt.
 *
 * @param requests how many were sent in vain.
 */
export function toEngineFailure(engine: EngineId, failure: CallFailure, requests: number): EngineFailedError {
  const { code, what, retryable } = describe(failure);
  const tries = requests === 1 ? '1 request' : `${requests} requests`;
  return new EngineFailedError(engine, code, `The model of the ${engine} engine ${what} (${tries})`, { retryable });
}

type Description = { readonly code: EngineFailureCode; readonly what: string; readonly retryable: boolean };

function describe(failure: CallFailure): Description {
  if (failure.kind === 'timeout') {
    return { code: 'model-unreachable', what: 'did not reply in time', retryable: true };
  }
  if (failure.kind === 'unreadable') {
    return { code: 'model-reply-invalid', what: 'replied in a form that cannot be read', retryable: true };
  }
  if (failure.kind === 'connection') {
    const cause = failure.cause === undefined ? '' : `: ${failure.cause}`;
    return { code: 'model-unreachable', what: `could not be reached${cause}`, retryable: true };
  }
  return describeStatus(failure.status, failure.complaint.code);
}

function describeStatus(status: number, code: string): Description {
  if (status === 429 && code === 'insufficient_quota') {
    return { code: 'model-rate-limited', what: 'has no quota left: status 429', retryable: false };
  }
  if (status === 429) return { code: 'model-rate-limited', what: 'is asked too often: status 429', retryable: true };
  if (status === 401 || status === 403) {
    return { code: 'model-access-denied', what: `refuses the key: status ${status}`, retryable: false };
  }
  if (status === 408 || status === 409 || (status >= 500 && status !== 501)) {
    return { code: 'model-unreachable', what: `failed with status ${status}`, retryable: true };
  }
  return { code: 'model-request-rejected', what: `does not take the request: status ${status}`, retryable: false };
}
