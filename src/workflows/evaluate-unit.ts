import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineChoice } from '../domain/engine-id.ts';
import type { ItemOutcome, PendingItem } from '../storage/batch-store.ts';
import type { Claim } from '../storage/work-queue.ts';
import { evaluateModelUnit, type UnitSignals } from './evaluate-model-unit.ts';
import { splitErased, toItemOutcome } from './item-outcomes.ts';
import type { PackedOutcome, PackMany } from './pack-many.ts';
import { persist } from './persist.ts';
import { hasEngine, noEndpoints } from './require-engine.ts';
import type { SpendingLedger } from './spending-ledger.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Workers that may die over a unit before its items are given up: then one of them is likely to be the cause. */
const maxAttempts = 5;

export type UnitParts = WorkerParts & { readonly ledger: SpendingLedger };

/**
 * Evaluate the pending items of a claimed unit with the rubrics in use now, store what came of them, and close the unit or give it back. A unit that needs an engine
 * that is not set up here goes back as it came: another worker may have the engine, and none of the answers is to blame.
 */
export async function evaluateUnit(claim: Claim, parts: UnitParts, signals: UnitSignals): Promise<void> {
  const { batches, queue, models, report, settings } = parts;
  const ended = AbortSignal.any([signals.stop, signals.lapsed]);
  await persist(async () => parts.refreshBank?.(), parts, ended);
  const batch = await persist(() => batches.find(claim.unit.batchId), parts, ended);
  if (!batch) return;
  if (!hasEngine(batch.engine, models?.endpoints ?? noEndpoints)) {
    // Whoever has the engine takes it meanwhile.
    report({ kind: 'engine-missing', batchId: batch.id });
    await persist(() => queue.giveBack(claim), parts, ended);
    await sleep(settings.pollMs, undefined, { signal: ended }).catch(() => undefined);
  } else if (models?.needsModel(batch.engine) && claim.attempt < maxAttempts) {
    const isClosed = await evaluateModelUnit(claim.unit, { ...parts, models }, signals);
    await persist(() => (isClosed ? queue.finish(claim) : queue.giveBack(claim)), parts, ended);
  } else await evaluatePlainUnit(claim, batch.engine, parts, ended);
}

async function evaluatePlainUnit(
  { unit, ...claim }: Claim,
  engine: EngineChoice,
  parts: UnitParts,
  ended: AbortSignal,
): Promise<void> {
  const { batches, queue, report } = parts;
  const { batchId } = unit;
  const items = await persist(() => batches.loadPending(unit), parts, ended);
  if (!items) return;
  if (items.length > 0) {
    const isGivenUp = claim.attempt >= maxAttempts;
    if (isGivenUp) report({ kind: 'unit-given-up', batchId });
    const outcomes = isGivenUp ? items.map(giveUp) : await evaluateItems(items, engine, parts);
    const result = await persist(() => batches.recordOutcomes(batchId, outcomes), parts, ended);
    if (!result) return;
    report({ kind: 'unit-done', batchId, recorded: result.recorded });
  }
  await persist(() => queue.finish({ unit, ...claim }), parts, ended);
}

function giveUp({ position }: PendingItem): ItemOutcome {
  const message = `The evaluation was given up after ${maxAttempts} workers ended over it or its neighbours`;
  return { position, costUsd: 0, error: { code: 'worker-ended', message } };
}

async function evaluateItems(
  items: readonly PendingItem[],
  engine: EngineChoice,
  { packMany }: WorkerParts,
): Promise<readonly ItemOutcome[]> {
  const { present, erased } = splitErased(items);
  const requests = present.map(({ questionId, answer }) => ({ questionId, answer, engine }));
  const found = await evaluateStubbornly(requests, packMany);
  const outcomes = present.map((item, index) => {
    const outcome = found[index];
    if (!outcome) throw new Error('an outcome is missing');
    return toItemOutcome(item, outcome);
  });
  return [...outcomes, ...erased];
}

/** Failures that may pass are tried again, each by itself: what breaks a thread then breaks no neighbour. */
async function evaluateStubbornly(
  requests: Parameters<PackMany>[0],
  packMany: PackMany,
): Promise<readonly PackedOutcome[]> {
  const outcomes = [...(await packMany(requests))];
  for (const [index, outcome] of outcomes.entries()) {
    const request = requests[index];
    if (!('error' in outcome && outcome.error.retryable) || !request) continue;
    const [again] = await packMany([request]);
    if (again) outcomes[index] = again;
  }
  return outcomes;
}
