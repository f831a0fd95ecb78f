import type { Batch, BatchCap } from '../domain/batch.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import { BatchNotFoundError } from '../storage/store-errors.ts';
import type { Forecast } from './batch-services.ts';
import type { HeadStart } from './head-start.ts';
import type { ModelWork } from './model-work.ts';
import type { PackMany } from './pack-many.ts';

/** Answers. Enough for a steady figure, and done in about a tenth of a second by the keyword engine. */
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
  /** Knows how fast the first answers went while the file was read; undefined where there is no thread for them. */
  readonly headStart?: Pick<HeadStart, 'findSpeed'> | undefined;
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs(): number;
};

/**
 * Say what the rest of a batch will take, from a sample of it. An engine without a model is tried out, now or while the file was read,
 * which stores nothing; for one that asks a model tokens are counted and prices applied, and nobody is asked.
 */
export async function forecastBatch(
  batchId: string,
  cap: BatchCap | undefined,
  parts: ForecastParts,
): Promise<Forecast> {
  const batch = await parts.batches.find(batchId);
  if (!batch) throw new BatchNotFoundError(batchId);
  const { counts } = batch;
  const { items: capItems, costUsd: capUsd } = cap ?? batch.cap;
  const done = counts.evaluated + counts.failed;
  const left = batch.status === 'cancelled' ? 0 : Math.max(0, Math.min(counts.items, capItems ?? counts.items) - done);
  if (left === 0) return { items: 0, seconds: 0, costUsd: 0, sampleSize: 0, basis: 'measured' };
  const { seconds, costUsd, basis, sampleSize: tried } = await expectOfAnAnswer(batch, parts);
  // Answers are begun until as much is spent: the last of them may go beyond it.
  const affordable = capUsd === null || costUsd === 0 ? left : Math.ceil(Math.max(0, capUsd - batch.costUsd) / costUsd);
  const items = Math.min(left, affordable);
  return {
    items,
    seconds: seconds === null ? null : seconds * items,
    costUsd: costUsd * items,
    sampleSize: tried,
    basis,
  };
}

/** What an answer of the batch will take and cost. */
async function expectOfAnAnswer({ id, engine }: Batch, parts: ForecastParts) {
  const { batches, models, headStart } = parts;
  const needsModel = models?.needsModel(engine) ?? false;
  const known = needsModel ? undefined : await headStart?.findSpeed(id);
  if (known) return { ...measured(known.msAnAnswer), sampleSize: known.sampleSize };
  const pending = await batches.listItems(id, { status: 'pending' }, { limit: sampleSize });
  const requests = pending.flatMap(({ questionId, answer }) =>
    answer === null ? [] : [{ questionId, answer, engine }],
  );
  const each = models && needsModel ? await models.expectedCost(requests) : await measure(requests, parts);
  return { ...each, sampleSize: requests.length };
}

async function measure(requests: Parameters<PackMany>[0], { packMany, elapsedMs }: ForecastParts) {
  const passMs = requests.length === 0 ? 0 : await fastestPass(requests, packMany, elapsedMs);
  return measured(passMs / Math.max(1, requests.length));
}

function measured(msAnAnswer: number) {
  return { seconds: msAnAnswer / 1000, costUsd: 0, basis: 'measured' as const };
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
