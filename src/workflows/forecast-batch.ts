import type { BatchCap } from '../domain/batch.ts';
import type { EngineChoice } from '../domain/engine-id.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import { BatchNotFoundError } from '../storage/store-errors.ts';
import type { Forecast } from './batch-services.ts';
import type { EvaluateMany } from './evaluate-many.ts';

/** Enough for a steady figure, and done in about a tenth of a second by the keyword engine. */
const sampleSize = 200;

/** Who waits for a forecast waits a second or two, and no longer than it takes to get near the full speed. */
const measuredMs = 1_000;
const leastPasses = 5;
const mostPasses = 10;

export type ForecastParts = {
  readonly batches: BatchStore;
  readonly evaluateMany: EvaluateMany;
  /** Expected cost of an answer in US dollars. */
  costUsdOf(engine: EngineChoice): number;
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs(): number;
};

/**
 * Say what the rest of a batch will take. Time is measured by evaluating a sample of it here, which stores nothing; an engine
 * that costs money is not measured, and its seconds are left to experience: 0 with a sample of 0.
 */
export async function forecastBatch(
  batchId: string,
  cap: BatchCap | undefined,
  { batches, evaluateMany, costUsdOf, elapsedMs }: ForecastParts,
): Promise<Forecast> {
  const batch = await batches.find(batchId);
  if (!batch) throw new BatchNotFoundError(batchId);
  const { counts, engine } = batch;
  const done = counts.evaluated + counts.failed;
  const capItems = (cap ?? batch.cap).items ?? counts.items;
  const items = batch.status === 'cancelled' ? 0 : Math.max(0, Math.min(counts.items, capItems) - done);
  const costUsd = items * costUsdOf(engine);
  if (items === 0 || costUsd > 0) return { items, seconds: 0, costUsd, sampleSize: 0 };
  const pending = await batches.listItems(batchId, { status: 'pending' }, { limit: sampleSize });
  const requests = pending.flatMap(({ questionId, answer }) =>
    answer === null ? [] : [{ questionId, answer, engine }],
  );
  const msEach = requests.length === 0 ? 0 : (await fastestPass(requests, evaluateMany, elapsedMs)) / requests.length;
  return { items, seconds: (msEach * items) / 1000, costUsd, sampleSize: requests.length };
}

/**
 * Evaluate the sample a few times and take the fastest: threads start and code gets compiled with the first answers, which is no part
 * of the speed of all the others.
 *
 * @returns milliseconds
 */
async function fastestPass(
  requests: Parameters<EvaluateMany>[0],
  evaluateMany: EvaluateMany,
  elapsedMs: () => number,
): Promise<number> {
  const begunMs = elapsedMs();
  let fastest = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    if (pass >= leastPasses && elapsedMs() - begunMs > measuredMs) break;
    const startedMs = elapsedMs();
    await evaluateMany(requests);
    fastest = Math.min(fastest, elapsedMs() - startedMs);
  }
  return fastest;
}
