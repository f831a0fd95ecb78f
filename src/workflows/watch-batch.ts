import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../domain/batch.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import { BatchNotFoundError } from '../storage/store-errors.ts';

/** Often enough for a bar that moves, seldom enough for a hundred people watching. */
const pollMs = 400;

/**
 * Give a batch now and after every change, until it is finished or cancelled or the signal says stop.
 *
 * It asks the store, because the workers may be other processes.
 *
 * @throws {BatchNotFoundError}
 */
export async function* watchBatch(
  batchId: string,
  batches: Pick<BatchStore, 'find'>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  let last = '';
  while (!signal.aborted) {
    const batch = await batches.find(batchId);
    if (!batch) throw new BatchNotFoundError(batchId);
    const state = JSON.stringify(batch);
    if (state !== last) yield batch;
    last = state;
    if (batch.status === 'finished' || batch.status === 'cancelled') return;
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
  }
}
