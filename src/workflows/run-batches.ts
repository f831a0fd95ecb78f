import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../domain/batch.ts';
import type { Claim } from '../storage/work-queue.ts';
import { evaluateUnit, type UnitParts } from './evaluate-unit.ts';
import { unitSizeFor } from './model-work.ts';
import { persist } from './persist.ts';
import { createSpendingLedger } from './spending-ledger.ts';
import { createStaleImports, type StaleImports } from './stale-imports.ts';
import type { WorkerParts } from './worker-parts.ts';

export type BatchWorker = {
  /** Look for work now, rather than with the next poll. */
  wake(): void;
  /** Finish what is in hand, take no more. What a model was asked gets `graceMs`; answers not begun stay pending. */
  stop(): Promise<void>;
};

/**
 * Evaluate the items of running batches until told to stop.
 *
 * Any number of workers, in any number of processes, may run on one store. Each item is evaluated once: the queue gives a unit
 * to one worker at a time, and the store takes one outcome an item if a unit was given out twice. While the store is away the
 * worker waits with what it has in hand.
 */
export function startBatchWorker(parts: WorkerParts): BatchWorker {
  const stopping = new AbortController();
  const unitParts = { ...parts, ledger: createSpendingLedger() };
  let alarm = new AbortController();
  const wake = (): void => {
    alarm.abort();
    alarm = new AbortController();
  };
  const rest = (ms: number): Promise<unknown> =>
    sleep(ms, undefined, { signal: AbortSignal.any([alarm.signal, stopping.signal]) }).catch(() => undefined);
  const lane = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const hasWorked = await survive(async () => {
        const claim = await persist(() => parts.queue.take(), parts, stopping.signal);
        if (claim) await workOn(claim, unitParts, stopping.signal);
        return claim !== undefined;
      }, parts);
      if (!hasWorked) await rest(parts.settings.pollMs);
    }
  };
  const imports = createStaleImports(parts.batches, parts.elapsedMs);
  const keeper = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const hasRecovered = await survive(async () => {
        await persist(() => recover(parts, imports), parts, stopping.signal);
        return true;
      }, parts);
      if (hasRecovered) wake();
      await sleep(parts.settings.recoverMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = Promise.all([keeper(), ...Array.from({ length: parts.settings.lanes }, lane)]);
  return {
    wake,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Answers are read with the rubrics of the bank, and the version of it, that they were imported with. */
export function isSameBank(needed: Batch['bank'], bank: Batch['bank']): boolean {
  return needed.id === bank.id && needed.version === bank.version;
}

/** Put back to work what a process left when it died: batches without units, imports that nobody goes on with. */
async function recover({ batches, queue, bank, models }: WorkerParts, imports: StaleImports): Promise<void> {
  await imports.abandon();
  for (const { id, bank: needed, engine } of await batches.listRunning()) {
    if (!isSameBank(needed, bank)) continue;
    if ((await queue.countOpen(id)) > 0) continue;
    const units = await batches.planUnits(id, unitSizeFor(engine, models));
    // With nothing left to do, all that is missing is the end.
    if (units.length === 0) await batches.recordOutcomes(id, []);
    else await queue.add(units);
  }
}

async function workOn(claim: Claim, parts: UnitParts, stop: AbortSignal): Promise<void> {
  const { queue, settings } = parts;
  const lapsed = new AbortController();
  const timer = setInterval(() => {
    // A queue that cannot be reached says nothing about the claim; if it lapses, the store drops what comes too late.
    queue.keepAlive(claim).then(
      (isOurs) => isOurs || lapsed.abort(),
      () => undefined,
    );
  }, settings.keepAliveMs);
  try {
    await evaluateUnit(claim, parts, { stop, lapsed: lapsed.signal });
  } finally {
    clearInterval(timer);
  }
}

/** Do something, and tell of a bug instead of ending by it: false then. */
function survive(action: () => Promise<boolean>, { report }: Pick<WorkerParts, 'report'>): Promise<boolean> {
  return action().catch((cause: unknown) => {
    report({ kind: 'failed', cause });
    return false;
  });
}
