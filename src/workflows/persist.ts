import { setTimeout as sleep } from 'node:timers/promises';
import { EvaluationError } from '../domain/errors.ts';

/** Waits while the store is away: soon at first, then twice as long each time, up to the last. */
const backoffMs = { first: 250, most: 5_000 };

/** Who hears that the store is waited for. */
export type WaitingReport = { report(event: { readonly kind: 'waiting'; readonly cause: unknown }): void };

/** Do something for as long as the store is away or full; undefined if told to stop meanwhile. */
export async function persist<T>(
  action: () => Promise<T>,
  { report }: WaitingReport,
  stop: AbortSignal,
): Promise<T | undefined> {
  for (let waitMs = backoffMs.first; ; waitMs = Math.min(waitMs * 2, backoffMs.most)) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof EvaluationError && error.retryable)) throw error;
      report({ kind: 'waiting', cause: error });
    }
    await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return undefined;
  }
}
