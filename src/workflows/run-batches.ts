import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../domain/batch.ts';
import type { EngineChoice } from '../domain/engine-id.ts';
import { EvaluationError } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { BatchStore, ItemOutcome, PendingItem } from '../storage/batch-store.ts';
import type { Claim, WorkQueue } from '../storage/work-queue.ts';
import type { AnswerOutcome, EvaluateMany } from './evaluate-many.ts';
import { createStaleImports, type StaleImports } from './stale-imports.ts';

/** Something of interest to whoever runs the program. Holds no word of an answer. */
export type WorkerEvent =
  | { readonly kind: 'unit-done'; readonly batchId: string; readonly recorded: number }
  | { readonly kind: 'waiting'; readonly cause: unknown }
  | { readonly kind: 'unit-given-up'; readonly batchId: string }
  /** A bug. The unit is tried again when its claim has lapsed, and given up in the end. */
  | { readonly kind: 'failed'; readonly cause: unknown };

export type WorkerParts = {
  readonly batches: BatchStore;
  readonly queue: WorkQueue;
  readonly evaluateMany: EvaluateMany;
  readonly bank: QuestionBank;
  /** Expected cost of an answer in US dollars. */
  costUsdOf(engine: EngineChoice): number;
  readonly settings: WorkerSettings;
  report(event: WorkerEvent): void;
  /** Monotonic. */
  elapsedMs(): number;
};

export type WorkerSettings = {
  /** Units worked on side by side: one more than there are threads, so that none waits for the disk. */
  readonly lanes: number;
  /** How often an idle lane looks for work. */
  readonly pollMs: number;
  /** How often a claim is kept alive. */
  readonly keepAliveMs: number;
  /** How often stranded batches and stale imports are looked for. */
  readonly recoverMs: number;
};

export const defaultWorkerSettings: Omit<WorkerSettings, 'lanes'> = {
  pollMs: 250,
  keepAliveMs: 3_000,
  recoverMs: 15_000,
};

/** Items evaluated and stored together: a few dozen milliseconds of the keyword engine's work. */
export const unitSize = 200;

/** Workers that may die over a unit before its items are given up: then one of them is likely to be the cause. */
const maxAttempts = 5;

/** Waits while the store is away: soon at first, then twice as long each time, up to the last. */
const backoffMs = { first: 250, most: 5_000 };

export type BatchWorker = {
  /** Look for work now, rather than with the next poll. */
  wake(): void;
  /** Finish the units in hand, take no more. */
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
        if (claim) await workOn(claim, parts, stopping.signal);
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
async function recover({ batches, queue, bank }: WorkerParts, imports: StaleImports): Promise<void> {
  await imports.abandon();
  for (const { id, bank: needed } of await batches.listRunning()) {
    if (!isSameBank(needed, bank)) continue;
    if ((await queue.countOpen(id)) > 0) continue;
    const units = await batches.planUnits(id, unitSize);
    // With nothing left to do, all that is missing is the end.
    if (units.length === 0) await batches.recordOutcomes(id, []);
    else await queue.add(units);
  }
}

async function workOn(claim: Claim, parts: WorkerParts, stop: AbortSignal): Promise<void> {
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
    await evaluateUnit(claim, parts, AbortSignal.any([stop, lapsed.signal]));
  } finally {
    clearInterval(timer);
  }
}

async function evaluateUnit({ unit, ...claim }: Claim, parts: WorkerParts, stop: AbortSignal): Promise<void> {
  const { batches, queue, report } = parts;
  const { batchId } = unit;
  const items = await persist(() => batches.loadPending(unit), parts, stop);
  if (!items) return;
  if (items.length > 0) {
    const isGivenUp = claim.attempt >= maxAttempts;
    if (isGivenUp) report({ kind: 'unit-given-up', batchId });
    const batch = await persist(() => batches.find(batchId), parts, stop);
    if (!batch) return;
    const outcomes = isGivenUp ? items.map(giveUp) : await evaluateItems(items, batch.engine, parts);
    const result = await persist(() => batches.recordOutcomes(batchId, outcomes), parts, stop);
    if (!result) return;
    report({ kind: 'unit-done', batchId, recorded: result.recorded });
  }
  await persist(() => queue.finish({ unit, ...claim }), parts, stop);
}

function giveUp({ position }: PendingItem): ItemOutcome {
  const message = `The evaluation was given up after ${maxAttempts} workers ended over it or its neighbours`;
  return { position, costUsd: 0, error: { code: 'worker-ended', message } };
}

async function evaluateItems(
  items: readonly PendingItem[],
  engine: EngineChoice,
  { evaluateMany, bank, costUsdOf }: WorkerParts,
): Promise<ItemOutcome[]> {
  const present = items.flatMap(({ position, questionId, answer }) =>
    answer === null ? [] : [{ position, request: { questionId, answer, engine } }],
  );
  const found = await evaluateStubbornly(
    present.map(({ request }) => request),
    evaluateMany,
  );
  const outcomes = present.map(({ position, request: { questionId } }, index): ItemOutcome => {
    const outcome = found[index];
    if (!outcome) throw new Error('an outcome is missing');
    if ('error' in outcome) return { position, costUsd: 0, error: outcome.error };
    const language = bank.questions.find(({ id }) => id === questionId)?.language ?? bank.language;
    return { position, costUsd: costUsdOf(engine), evaluation: outcome.evaluation, language };
  });
  const erased = items.filter(({ answer }) => answer === null);
  const error = { code: 'answer-erased', message: 'The answer was erased before it was evaluated' };
  return [...outcomes, ...erased.map(({ position }) => ({ position, costUsd: 0, error }))];
}

/** Failures that may pass are tried again, each by itself: what breaks a thread then breaks no neighbour. */
async function evaluateStubbornly(
  requests: Parameters<EvaluateMany>[0],
  evaluateMany: EvaluateMany,
): Promise<readonly AnswerOutcome[]> {
  const outcomes = [...(await evaluateMany(requests))];
  for (const [index, outcome] of outcomes.entries()) {
    const request = requests[index];
    if (!('error' in outcome && outcome.error.retryable) || !request) continue;
    const [again] = await evaluateMany([request]);
    if (again) outcomes[index] = again;
  }
  return outcomes;
}

/** Do something, and tell of a bug instead of ending by it: false then. */
function survive(action: () => Promise<boolean>, { report }: Pick<WorkerParts, 'report'>): Promise<boolean> {
  return action().catch((cause: unknown) => {
    report({ kind: 'failed', cause });
    return false;
  });
}

/** Do something for as long as the store is away or full; undefined if told to stop meanwhile. */
async function persist<T>(
  action: () => Promise<T>,
  { report }: Pick<WorkerParts, 'report'>,
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
