import type { BatchCap } from '../domain/batch.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import { BatchNotFoundError } from '../storage/store-errors.ts';
import type { Forecast } from './batch-services.ts';
import type { ModelWork } from './model-work.ts';
import type { PackMany } from './pack-many.ts';

/** Enough for a steady figure, and done in about a tenth of a second by the keyword engine. */
const sampleSize = 200;

/** Who waits for a forecast waits a second or two, and no longer than it takes to get near the full speed. */
const measuredMs = 1_000;
const leastPasses = 5;
const mostPasses = 10;

export type ForecastParts = {
  readonly batches: BatchStore;
  /** For engines that need no model. */
  readonly packMany: PackMany;
  /** For those that do; undefined where no model is set up. */
  readonly models?: Pick<ModelWork, 'needsModel' | 'expectedCost'> | undefined;
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs(): number;
};

/**
 * Say what the rest of a batch will take, from a sample of it. An engine without a model is tried out here, which stores nothing; for
 * one that asks a model tokens are counted and prices applied, and nobody is asked.
 */
export async function forecastBatch(
  batchId: string,
  cap: BatchCap | undefined,
  parts: ForecastParts,
): Promise<Forecast> {
  const { batches, models } = parts;
  const batch = await batches.find(batchId);
  if (!batch) throw new BatchNotFoundError(batchId);
  const { counts, engine } = batch;
  const { items: capItems, costUsd: capUsd } = cap ?? batch.cap;
  const done = counts.evaluated + counts.failed;
  const left = batch.status === 'cancelled' ? 0 : Math.max(0, Math.min(counts.items, capItems ?? counts.items) - done);
  if (left === 0) return { items: 0, seconds: 0, costUsd: 0, sampleSize: 0, basis: 'measured' };
  const pending = await batches.listItems(batchId, { status: 'pending' }, { limit: sampleSize });
  const requests = pending.flatMap(({ questionId, answer }) =>
    answer === null ? [] : [{ questionId, answer, engine }],
  );
  const each = models?.needsModel(engine) ? await models.expectedCost(requests) : await measure(requests, parts);
  const { seconds, costUsd, basis } = each;
  // Answers are begun until as much is spent: the last of them may go beyond it.
  const affordable = capUsd === null || costUsd === 0 ? left : Math.ceil(Math.max(0, capUsd - batch.costUsd) / costUsd);
  const items = Math.min(left, affordable);
  return {
    items,
    seconds: seconds === null ? null : seconds * items,
    costUsd: costUsd * items,
    sampleSize: requests.length,
    basis,
  };
}

async function measure(requests: Parameters<PackMany>[0], { packMany, elapsedMs }: ForecastParts) {
  const passMs = requests.length === 0 ? 0 : await fastestPass(requests, packMany, elapsedMs);
  return { seconds: passMs / Math.max(1, requests.length) / 1000, costUsd: 0, basis: 'measured' as const };
}

/**
 * Evaluate the sample a few times and take the fastest: threads start and code gets compiled with the first answers, which is no part
 * of the speed of all the others.
 *
 * @returns milliseconds
 */
async function fastestPass(
  requests: Parameters<PackMany>[0],
  packMany: PackMany,
  elapsedMs: () => number,
): Promise<number> {
  const begunMs = elapsedMs();
  let fastest = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    if (pass >= leastPasses && elapsedMs() - begunMs > measuredMs) break;
    const startedMs = elapsedMs();
    await packMany(requests);
    fastest = Math.min(fastest, elapsedMs() - startedMs);
  }
  return fastest;
}
