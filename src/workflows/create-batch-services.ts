import { type Actor, commandLineActor } from '../domain/actor.ts';
import type { EngineChoice } from '../domain/engine-id.ts';
import type { Question, QuestionBank } from '../domain/question-bank.ts';
import type { BatchStore, StoredItem } from '../storage/batch-store.ts';
import { BatchBankError, BatchNotFoundError, ItemNotFoundError } from '../storage/store-errors.ts';
import type { UploadStore } from '../storage/upload-store.ts';
import type { WorkQueue } from '../storage/work-queue.ts';
import type { BatchServices } from './batch-services.ts';
import { exportResults } from './export-results.ts';
import { findSimilarAnswers } from './find-similar-answers.ts';
import { type ForecastParts, forecastBatch } from './forecast-batch.ts';
import { getOwnUpload } from './get-own-upload.ts';
import type { HeadStart } from './head-start.ts';
import { type ImportParts, importBatch } from './import-batch.ts';
import { createIsStale, type ShownItem } from './is-stale.ts';
import { type ModelWork, unitSizeFor } from './model-work.ts';
import { planBatchReview } from './plan-review.ts';
import { readItems } from './read-items.ts';
import { noEndpoints, requireEngine } from './require-engine.ts';
import { isSameBank } from './run-batches.ts';
import { summariseBatch } from './summarise-batch.ts';
import { previewUpload, uploadTable } from './upload-table.ts';
import { watchBatch } from './watch-batch.ts';

export type BatchParts = Omit<ForecastParts, 'batches' | 'headStart'> & {
  /** May change its questions by and by. */
  readonly bank: QuestionBank;
  /** All that evaluations may have been made with; the bank's own when left out. */
  readonly versions?: (() => readonly Question[]) | undefined;
  readonly batches: BatchStore;
  readonly queue: WorkQueue;
  readonly uploads: UploadStore;
  readonly models?: ModelWork | undefined;
  /** For engines that need no model; left out where there is no thread for it. */
  readonly headStart?: Pick<HeadStart, 'add' | 'findSpeed'> | undefined;
  /** Tell the workers of this process that there is something to do. */
  wakeWorkers(): void;
};

/** Put together what is done with batches. */
export function createBatchServices(parts: BatchParts): BatchServices {
  const { bank, batches, uploads, queue, models, headStart, wakeWorkers } = parts;
  const prepareFor = (engine: EngineChoice): ImportParts['prepare'] =>
    headStart && ((batchId, items) => headStart.add(batchId, engine, items));
  const uploadParts = (actor: Actor) => ({ uploads, batches, questions: bank.questions, actor });
  const versions = parts.versions ?? (() => bank.questions);
  const criterionGroups = () => Math.max(...versions().map(({ rubric }) => rubric.criteria.length));
  const isStale = createIsStale(bank);
  const show = (item: StoredItem): ShownItem => ({
    ...item,
    isStale: item.evaluation !== null && isStale(item.evaluation.numbers),
  });
  async function* readShown(batchId: string): AsyncGenerator<ShownItem> {
    for await (const item of readItems(batchId, batches)) yield show(item);
  }
  const getBatch: BatchServices['getBatch'] = async (batchId) => {
    const batch = await batches.find(batchId);
    if (!batch) throw new BatchNotFoundError(batchId);
    return batch;
  };
  const getBatchOfBank: BatchServices['getBatch'] = async (batchId) => {
    const batch = await getBatch(batchId);
    if (!isSameBank(batch.bank, bank)) throw new BatchBankError(batch.bank);
    return batch;
  };
  const endpoints = models?.endpoints ?? noEndpoints;
  const startBatch: BatchServices['startBatch'] = async (batchId, cap, by) => {
    const known = await getBatchOfBank(batchId);
    requireEngine(known.engine, endpoints);
    const batch = await batches.start(batchId, cap ?? known.cap, by);
    // Units of an earlier run may wait still. What is being worked on goes on: the store takes each outcome once.
    await queue.discard(batchId);
    await queue.add(await batches.planUnits(batchId, unitSizeFor(batch.engine, models)));
    wakeWorkers();
    return batch;
  };
  return {
    uploadTable: (source, fileName, actor = commandLineActor) => uploadTable(source, fileName, uploadParts(actor)),
    previewUpload: async (uploadId, sheet, actor = commandLineActor) =>
      previewUpload(await getOwnUpload(uploadId, actor, uploads), sheet, uploadParts(actor)),
    async discardUpload(uploadId, actor = commandLineActor) {
      await getOwnUpload(uploadId, actor, uploads);
      await uploads.remove(uploadId);
    },
    async importBatch(request) {
      const engine = request.engine ?? 'auto';
      requireEngine(engine, endpoints);
      return importBatch(request, models?.needsModel(engine) ? parts : { ...parts, prepare: prepareFor(engine) });
    },
    forecastBatch: (batchId, cap) => forecastBatch(batchId, cap, parts),
    startBatch,
    pauseBatch: (batchId, by) => batches.pause(batchId, 'person', by),
    cancelBatch: async (batchId, by) => {
      const batch = await batches.cancel(batchId, by);
      await queue.discard(batchId);
      return batch;
    },
    async retryFailed(batchId, by) {
      const { status, engine } = await getBatchOfBank(batchId);
      requireEngine(engine, endpoints);
      const batch = await batches.retryFailed(batchId, by);
      // A batch that was paused has other answers to go on with; whether to is for whoever paused it. One that stays finished has
      // nothing to retry.
      return status === 'finished' && batch.status !== 'finished' ? startBatch(batchId, undefined, by) : batch;
    },
    getBatch,
    listBatches: (page) => batches.list(page),
    listItems: async (batchId, filter, page) => (await batches.listItems(batchId, filter, page)).map(show),
    async getItem(batchId, position) {
      const item = await batches.findItem(batchId, position);
      if (!item) throw new ItemNotFoundError(batchId, position);
      return show(item);
    },
    listRejected: (batchId, page) => batches.listRejected(batchId, page),
    watchBatch: (batchId, signal) => watchBatch(batchId, batches, signal),
    exportResults: async (batchId, format, out) =>
      exportResults(await getBatch(batchId), format, readShown(batchId), criterionGroups(), out),
    summariseBatch: async (batchId) => summariseBatch(readShown((await getBatch(batchId)).id)),
    findSimilarAnswers: async (batchId) =>
      findSimilarAnswers(readItems((await getBatch(batchId)).id, batches), bank.questions),
    planReview: async (batchId, budget) => planBatchReview(readItems((await getBatch(batchId)).id, batches), budget),
  };
}
