import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch, BatchCap } from '../../domain/batch.ts';
import { EvaluationError } from '../../domain/errors.ts';
import type { StoredServices } from '../../open-stored-services.ts';
import { BatchStateError } from '../../storage/store-errors.ts';
import type { BatchServices } from '../../workflows/batch-services.ts';
import type { CommandContext } from '../command.ts';
import { startItemProgress } from './item-progress.ts';

/** How long to leave a store alone that does not answer. */
const retryMs = 2_000;

/**
 * Start a batch, or go on with it, and evaluate it in this process until it ends, is paused or the person stops. A store that is
 * away for a while is waited for.
 *
 * @param cap undefined leaves a batch that is running already as it is
 */
export async function workUntilDone(
  { id, status, counts }: Batch,
  cap: BatchCap | undefined,
  services: Pick<StoredServices, 'batches' | 'startWorker'>,
  { note, stderr, isTerminal, untilStopped }: CommandContext,
): Promise<Batch> {
  const { batches } = services;
  // A cap is set at a start only.
  if (status === 'running' && cap) await batches.pauseBatch(id);
  if (status !== 'running' || cap) await startOrJoin(id, cap, batches);
  const interrupt = new AbortController();
  const worker = services.startWorker();
  let isWorking = true;
  void untilStopped().then(() => {
    if (isWorking) note('Stopping: the answers in hand are finished first. Ctrl+C once more stops at once.');
    interrupt.abort();
  });
  const progress = startItemProgress(stderr, isTerminal.stderr, counts.items);
  try {
    for await (const batch of watchPatiently(id, batches, interrupt.signal)) {
      progress.update(batch.counts.evaluated + batch.counts.failed);
      if (batch.status === 'paused') break;
    }
  } finally {
    progress.stop();
    await worker.stop();
    isWorking = false;
  }
  return batches.getBatch(id);
}

/** Somebody else may have started the same batch a moment ago: then it is worked on together. */
async function startOrJoin(batchId: string, cap: BatchCap | undefined, batches: BatchServices): Promise<void> {
  try {
    await batches.startBatch(batchId, cap);
  } catch (error) {
    if (!(error instanceof BatchStateError && error.status === 'running')) throw error;
  }
}

/** The worker says that the store is away, and goes on by itself when it is back; so does this. */
async function* watchPatiently(
  batchId: string,
  batches: Pick<BatchServices, 'watchBatch'>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  while (!signal.aborted) {
    try {
      yield* batches.watchBatch(batchId, signal);
      return;
    } catch (error) {
      if (!(error instanceof EvaluationError && error.retryable)) throw error;
    }
    await sleep(retryMs, undefined, { signal }).catch(() => undefined);
  }
}
