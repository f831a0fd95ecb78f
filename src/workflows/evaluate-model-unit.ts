import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../domain/batch.ts';
import type { ItemOutcome, PendingItem } from '../storage/batch-store.ts';
import type { WorkUnit } from '../storage/work-queue.ts';
import { costOfOutcome, type ItemToEvaluate, splitErased, toItemOutcome } from './item-outcomes.ts';
import type { ModelWork } from './model-work.ts';
import { packOutcome } from './pack-many.ts';
import { persist } from './persist.ts';
import type { SpendingLedger } from './spending-ledger.ts';
import type { WorkerParts } from './worker-parts.ts';

export type ModelUnitParts = WorkerParts & { readonly models: ModelWork; readonly ledger: SpendingLedger };

export type UnitSignals = {
  /** The worker is told to stop: nothing more begins, and what is in flight has its time of grace. */
  readonly stop: AbortSignal;
  /** Somebody else may have the unit by now: what is in flight ends at once. */
  readonly lapsed: AbortSignal;
};

/**
 * Evaluate the items of a unit with a model, side by side, and store what came of them.
 *
 * Items that were not begun, because of the cap on costs or a pause, and those that a pause, a cancellation or a stop ended, stay
 * pending. While only what is in flight elsewhere keeps the batch from its cap, the unit waits.
 *
 * @returns whether the unit can be closed: nothing of it is pending, or its batch is not running any more.
 */
export async function evaluateModelUnit(unit: WorkUnit, parts: ModelUnitParts, signals: UnitSignals): Promise<boolean> {
  const { batches, settings } = parts;
  const ended = AbortSignal.any([signals.stop, signals.lapsed]);
  while (!ended.aborted) {
    const items = await persist(() => batches.loadPending(unit), parts, ended);
    if (items?.length === 0) return true;
    const batch = items && (await persist(() => batches.find(unit.batchId), parts, ended));
    if (!items || !batch) return false;
    const done = await evaluateOnce(items, batch, parts, signals);
    await forgetErased(unit, items, parts, ended);
    if (done < items.length) await sleep(settings.pollMs, undefined, { signal: ended }).catch(() => undefined);
  }
  return false;
}

/** @returns how many items came to an end. */
async function evaluateOnce(
  items: readonly PendingItem[],
  batch: Batch,
  parts: ModelUnitParts,
  signals: UnitSignals,
): Promise<number> {
  const { batches, bank, ledger, report } = parts;
  const { present, erased } = splitErased(items);
  const evaluated = await askModel(present, batch, parts, signals);
  const outcomes: readonly ItemOutcome[] = [
    ...present.flatMap((item, index) => {
      const outcome = evaluated[index];
      return outcome ? [toItemOutcome(item, packOutcome(outcome, item, bank))] : [];
    }),
    ...erased,
  ];
  if (outcomes.length === 0) return 0;
  const ended = AbortSignal.any([signals.stop, signals.lapsed]);
  const result = await persist(() => batches.recordOutcomes(batch.id, outcomes), parts, ended);
  const spentUsd = outcomes.reduce((sum, { costUsd }) => sum + costUsd, 0);
  ledger.settle(batch.id, spentUsd, result?.batch.costUsd ?? batch.costUsd);
  if (result) report({ kind: 'unit-done', batchId: batch.id, recorded: result.recorded });
  return outcomes.length;
}

async function askModel(
  items: readonly ItemToEvaluate[],
  { id, engine, cap, costUsd }: Batch,
  { models, ledger, batches, settings }: ModelUnitParts,
  { stop, lapsed }: UnitSignals,
) {
  const flight = new AbortController();
  let isRunning = true;
  const watch = setInterval(() => {
    // A store that cannot be reached says nothing about the batch.
    batches.find(id).then(
      (now) => {
        isRunning = now?.status === 'running';
        // At a cap, what is in flight is as good as paid for.
        if (!isRunning && now?.pauseReason !== 'cap-cost' && now?.pauseReason !== 'cap-items') flight.abort();
      },
      () => undefined,
    );
  }, settings.watchMs);
  const grace = new AbortController();
  const stopSoon = (): void => {
    void sleep(settings.graceMs, undefined, { signal: grace.signal }).then(
      () => flight.abort(),
      () => undefined,
    );
  };
  if (stop.aborted) stopSoon();
  else stop.addEventListener('abort', stopSoon, { once: true });
  const requests = items.map(({ questionId, answer }) => ({ questionId, answer, engine }));
  let open = 0;
  try {
    const { costUsd: expectedUsd } = await models.expectedCost(requests);
    return await models.evaluate(requests, {
      signal: AbortSignal.any([flight.signal, lapsed]),
      mayStart: () => {
        if (!isRunning || stop.aborted) return false;
        const mayStart = ledger.begin(id, { capUsd: cap.costUsd, storedUsd: costUsd, expectedUsd });
        if (mayStart) open += 1;
        return mayStart;
      },
      onOutcome: (outcome) => {
        ledger.end(id, costOfOutcome(outcome));
        open -= 1;
      },
    });
  } finally {
    for (; open > 0; open -= 1) ledger.end(id, 0);
    clearInterval(watch);
    grace.abort();
    stop.removeEventListener('abort', stopSoon);
  }
}

/** A reply about an answer that was erased while the model was at it came into the cache behind the erasure. */
async function forgetErased(
  { batchId, from, to }: WorkUnit,
  items: readonly PendingItem[],
  { batches, models, report }: ModelUnitParts,
  ended: AbortSignal,
): Promise<void> {
  const page = { after: from === 0 ? undefined : from - 1, limit: to - from };
  const now = await persist(() => batches.listItems(batchId, {}, page), { report }, ended);
  const erased = new Set(now?.filter(({ answer }) => answer === null).map(({ position }) => position));
  for (const { position, answer } of items) {
    if (answer === null || !erased.has(position)) continue;
    await persist(() => models.cache.forgetAnswer(hash('sha256', answer)), { report }, ended);
  }
}
