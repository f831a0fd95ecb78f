import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, promptsDirectory } from './config.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import { withoutPracticeAnswers } from './domain/without-practice-answers.ts';
import { findStaleWeights } from './engines/keyword/load-keyword-engine.ts';
import { openAccess } from './open-access.ts';
import { type OpenedAuthoring, openAuthoring } from './open-authoring.ts';
import { openEnginesLater } from './open-engines-later.ts';
import { openModelWork } from './open-model-work.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { createUploadFiles } from './storage/disk/upload-files.ts';
import { openPgBossQueue } from './storage/postgres/pg-boss-queue.ts';
import { createIdSource } from './storage/sql/new-id.ts';
import { openSqlite } from './storage/sql/open-sqlite.ts';
import { openSqlStorage } from './storage/sql/open-storage.ts';
import { createSqliteQueue } from './storage/sql/sqlite-queue.ts';
import type { Storage } from './storage/storage.ts';
import type { WorkQueue } from './storage/work-queue.ts';
import { openEvaluationPool } from './threads/evaluation-pool.ts';
import type { BatchServices } from './workflows/batch-services.ts';
import { createBatchServices } from './workflows/create-batch-services.ts';
import { createEvaluationServices } from './workflows/create-evaluation-services.ts';
import { createReviewServices } from './workflows/create-review-services.ts';
import { describeWorkerEvents, nameOfError } from './workflows/describe-worker-events.ts';
import { expireUploads } from './workflows/expire-uploads.ts';
import { followPublications } from './workflows/follow-publications.ts';
import { createHeadStart } from './workflows/head-start.ts';
import { createLiveBank, type LiveBank } from './workflows/live-bank.ts';
import { lanesFor } from './workflows/model-work.ts';
import type { EvaluationServices } from './workflows/record-evaluation.ts';
import { refreshAfterPublishing } from './workflows/refresh-after-publishing.ts';
import { createReplayReceipt, type ReplayReceipt } from './workflows/replay-receipt.ts';
import { createRescoreStale } from './workflows/rescore-stale.ts';
import type { ReviewServices } from './workflows/review-services.ts';
import { type BatchWorker, startBatchWorker } from './workflows/run-batches.ts';
import { defaultWorkerSettings, type WorkerParts } from './workflows/worker-parts.ts';

/** Where things are stored, with how much, and what models there are. */
export type StoreSettings = Pick<
  Config,
  'databaseUrl' | 'dataDirectory' | 'uploadLimitBytes' | 'batchThreads' | 'llm' | 'embedding' | 'maskPersonalData'
> & {
  /** What rubrics are derived with; that of the program if left out. */
  readonly thesaurusDirectory?: string | undefined;
};

/** All that the doors need to work with one bank and a store. */
export type StoredServices = OpenedAuthoring & {
  /** Its questions are always those in use, whoever publishes others. */
  readonly bank: QuestionBank;
  readonly liveBank: LiveBank;
  /** What is published with it is in use here at once, in other processes within two seconds. */
  readonly storage: Storage;
  readonly evaluations: EvaluationServices;
  readonly batches: BatchServices;
  readonly reviews: ReviewServices;
  readonly replayReceipt: ReplayReceipt;
  /** Open what people sign in with. */
  openAccess(settings: Parameters<typeof openAccess>[1]): ReturnType<typeof openAccess>;
  /** Evaluate the items of running batches in this process. */
  startWorker(): BatchWorker;
  hasRunningBatches(): Promise<boolean>;
  /** Load the engines now; left out, the first evaluation does, and who only looks at results never waits for it. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
};

/** Is there a database already? One that a server keeps is taken to be there: asking it says whether it is. */
export function hasStore(settings: StoreSettings): boolean {
  return settings.databaseUrl !== undefined || existsSync(sqliteFileOf(settings));
}

/** How the database of some settings is opened. */
export function databaseOf(settings: StoreSettings) {
  const { databaseUrl } = settings;
  return databaseUrl === undefined ? { sqliteFile: sqliteFileOf(settings) } : { databaseUrl };
}

function sqliteFileOf({ dataDirectory }: StoreSettings): string {
  return join(dataDirectory, 'answers.sqlite');
}

/**
 * Open a bank with its engines and a store. What is open already is closed again if the rest cannot be opened.
 *
 * @param note is told in words what goes wrong in the background; never with a word of an answer.
 */
export async function openStoredServices(
  bankDirectory: string,
  settings: StoreSettings,
  note: (text: string) => void,
): Promise<StoredServices> {
  const opened = new AsyncDisposableStack();
  try {
    const services = await openAll(bankDirectory, settings, note, opened);
    return { ...services, close: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function openAll(
  bankDirectory: string,
  settings: StoreSettings,
  note: (text: string) => void,
  opened: AsyncDisposableStack,
): Promise<Omit<StoredServices, 'close'>> {
  const { base, isFitted } = await loadBase(bankDirectory, settings);
  const { db, storage, queue, uploads, liveBank } = await openStores(base, settings, note, opened);
  const { bank, versions, weights } = liveBank;
  const { batches, engineCache: cache, evaluations, reviews, rubrics, accounts } = storage;
  const engines = openEnginesLater({ base, liveBank, bankDirectory, settings, cache });
  const { evaluateAnswer, openForReplay: openReplayEngines } = engines;
  const threads = settings.batchThreads;
  const pool = openEvaluationPool({ bank, base, bankDirectory, weights, isFitted, threads, evaluateAnswer });
  opened.defer(() => pool.close());
  const models = await openModelWork({ bank, settings, evaluateAnswer, cache, promptsDirectory });
  const elapsedMs = () => performance.now();
  const { evaluateMany, packMany } = pool;
  const parts = { bank, versions, batches, queue, packMany, models, elapsedMs };
  const headStart = pool.beside && createHeadStart({ bank, packMany, ...pool.beside, elapsedMs });
  const workerParts = {
    ...parts,
    packMany: headStart?.packMany ?? packMany,
    refreshBank: liveBank.refresh,
    lanes: lanesFor(pool.lanes, models),
  };
  const workers = openWorkers(workerParts, note, opened);
  const rescore = createRescoreStale({ ...parts, evaluateMany, refreshBank: liveBank.refresh, evaluations });
  const { loadKeyword } = engines;
  const sources = { liveBank, base, bankDirectory, settings, storage, loadKeyword, rescore };
  return {
    bank,
    liveBank,
    storage,
    ...openAuthoring(sources, opened),
    evaluations: createEvaluationServices(bank, evaluateAnswer, evaluations),
    batches: createBatchServices({ ...parts, uploads, headStart, wakeWorkers: workers.wake }),
    reviews: createReviewServices({ bank, reviews, evaluations, batches, rubrics, people: accounts }),
    replayReceipt: createReplayReceipt({ bank, versions, evaluations, cache, openReplayEngines }),
    openAccess: (access) => openAccess({ db, storage, dataDirectory: settings.dataDirectory }, access),
    startWorker: workers.start,
    hasRunningBatches: async () => (await batches.listRunning()).length > 0,
    warmUp: engines.warmUp,
  };
}

/** Open what keeps things: the database, the queue of work and the folder of uploads; and the bank as the database has it. */
async function openStores(
  base: QuestionBank,
  settings: StoreSettings,
  note: (text: string) => void,
  opened: AsyncDisposableStack,
) {
  const { storage, db } = await openSqlStorage(databaseOf(settings));
  opened.defer(() => storage.close());
  await storage.rubrics.saveBank(base);
  const keepsPracticeAnswers = settings.embedding !== undefined;
  const liveBank = createLiveBank(base, storage.publications, { keepsPracticeAnswers });
  await liveBank.refresh();
  const tellFailure = (cause: unknown) => note(`New rubrics could not be looked for: ${nameOfError(cause)}`);
  opened.defer(followPublications(liveBank, tellFailure));
  const publications = refreshAfterPublishing(storage.publications, liveBank);
  const queue = await openQueue(base, settings, note, opened);
  const uploads = createUploadFiles(join(settings.dataDirectory, 'uploads'), settings.uploadLimitBytes, Date.now);
  await uploads.removeExpired();
  opened.defer(expireUploads(uploads, (cause) => note(`Old uploads could not be removed: ${nameOfError(cause)}`)));
  return { db, storage: { ...storage, publications }, queue, uploads, liveBank };
}

/** The workers of this process; they are stopped before anything that they work with is closed. */
function openWorkers(
  { lanes, ...parts }: Omit<WorkerParts, 'settings' | 'report'> & { readonly lanes: number },
  note: (text: string) => void,
  opened: AsyncDisposableStack,
) {
  const workers = new Set<BatchWorker>();
  opened.defer(async () => void (await Promise.all([...workers].map((worker) => worker.stop()))));
  return {
    start: (): BatchWorker => {
      const settings = { ...defaultWorkerSettings, lanes };
      const worker = startBatchWorker({ ...parts, settings, report: describeWorkerEvents(note) });
      workers.add(worker);
      return worker;
    },
    wake: (): void => {
      for (const worker of workers) worker.wake();
    },
  };
}

/**
 * Load the bank. Where all weights are fitted already, the keyword engine does without the texts that they were fitted on; embeddings
 * are calibrated with them.
 */
async function loadBase(
  bankDirectory: string,
  { embedding }: StoreSettings,
): Promise<{ readonly base: QuestionBank; readonly isFitted: boolean }> {
  const loaded = await loadBank(bankDirectory);
  const isFitted = (await findStaleWeights(loaded, bankDirectory)).length === 0;
  return { base: isFitted && !embedding ? withoutPracticeAnswers(loaded) : loaded, isFitted };
}

async function openQueue(
  bank: QuestionBank,
  settings: StoreSettings,
  note: (text: string) => void,
  opened: AsyncDisposableStack,
): Promise<WorkQueue> {
  const { databaseUrl } = settings;
  if (databaseUrl === undefined) {
    // Who has taken which unit, and which are done, can be told from the batches again.
    const db = openSqlite(sqliteFileOf(settings), { isHasty: true });
    opened.defer(() => db.destroy());
    return createSqliteQueue(db, { bank, newId: createIdSource() });
  }
  const queue = await openPgBossQueue({
    connectionString: databaseUrl,
    bank,
    onBackgroundError: (error) => note(`The work queue: ${nameOfError(error)}`),
  });
  opened.defer(() => queue.close());
  return queue;
}
