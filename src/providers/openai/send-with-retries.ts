import type { EngineId } from '../../domain/engine-id.ts';
import type { CallFailure } from './call-failure.ts';
import type { Clock } from './clock.ts';
import { toEngineFailure } from './engine-failure.ts';
import { longestWaitMs, type Outcome } from './open-endpoint.ts';

/** The first wait is up to half a second, and each one up to twice as long as the one before. */
const firstBackoffMs = 500;
const longestBackoffMs = 30_000;

type RetryOptions = {
  readonly engine: EngineId;
  readonly maxRetries: number;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** Change the request so that the endpoint may take it; true if there is a change to try. Does not count as a retry. */
  readonly adapt?: (failure: CallFailure) => boolean;
};

/**
 * Send until there is a reply. What may pass is tried again after as long as the endpoint asks for, or else after a random part of
 * a time that doubles from try to try, so that many senders do not come back at once.
 *
 * @returns the reply, and how many requests it took.
 * @throws {EngineFailedError} if the failure will not pass, the retries are used up, or the endpoint wants more than 10 minutes.
 * @throws the signal's reason once it is aborted.
 */
export async function sendWithRetries<T>(
  send: () => Promise<Outcome<T>>,
  { engine, maxRetries, clock, signal, adapt = () => false }: RetryOptions,
): Promise<{ readonly value: T; readonly requests: number }> {
  let retries = 0;
  for (let requests = 1; ; requests++) {
    const outcome = await send();
    if (outcome.isDone) return { value: outcome.value, requests };
    const { failure } = outcome;
    if (adapt(failure)) continue;
    const asked = failure.kind === 'status' ? failure.retryAfterMs : undefined;
    const isHopeless = !mayPass(failure) || retries === maxRetries || (asked ?? 0) > longestWaitMs;
    if (isHopeless) throw toEngineFailure(engine, failure, requests);
    await clock.sleep(asked ?? clock.random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** retries), signal);
    signal?.throwIfAborted();
    retries++;
  }
}

/** Whether the same request may get a reply a little later. */
function mayPass(failure: CallFailure): boolean {
  if (failure.kind !== 'status') return true;
  const { status, complaint } = failure;
  if (status === 429) return complaint.code !== 'insufficient_quota'; // OpenAI's word for an account without money
  return status === 408 || status === 409 || (status >= 500 && status !== 501);
}
