import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, promptsDirectory } from './config.ts';
import type { EngineChoice } from './domain/engine-id.ts';
import type { EngineFailure } from './domain/provenance.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import { withoutPracticeAnswers } from './domain/without-practice-answers.ts';
import type { Engine } from './engines/engine.ts';
import { findStaleWeights, loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { type Models, openCacheOnlyModels, openEngineSet, openModels } from './open-model-engines.ts';
import { openModelWork } from './open-model-work.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { createUploadFiles } from './storage/disk/upload-files.ts';
import type { EngineCache } from './storage/engine-cache.ts';
import { openPgBossQueue } from './storage/postgres/pg-boss-queue.ts';
import { createIdSource } from './storage/sql/new-id.ts';
import { openSqlStorage } from './storage/sql/open-storage.ts';
import { createSqliteQueue } from './storage/sql/sqlite-queue.ts';
import type { Storage } from './storage/storage.ts';
import type { WorkQueue } from './storage/work-queue.ts';
import { openEvaluationPool } from './threads/evaluation-pool.ts';
import type { BatchServices } from './workflows/batch-services.ts';
import { createBatchServices } from './workflows/create-batch-services.ts';
import { createEvaluationServices } from './workflows/create-evaluation-services.ts';
import { describeWorkerEvents, nameOfError } from './workflows/describe-worker-events.ts';
import { createEvaluateAnswer, type EvaluateAnswer } from './workflows/evaluate-answer.ts';
import { expireUploads } from './workflows/expire-uploads.ts';
import { lanesFor } from './workflows/model-work.ts';
import type { EvaluationServices } from './workflows/record-evaluation.ts';
import { createReplayReceipt, type ReplayReceipt } from './workflows/replay-receipt.ts';
import { type BatchWorker, startBatchWorker } from './workflows/run-batches.ts';
import { defaultWorkerSettings, type WorkerParts } from './workflows/worker-parts.ts';

/** Where things are stored, with how much, and what models there are. */
export type StoreSettings = Pick<
  Config,
  'databaseUrl' | 'dataDirectory' | 'uploadLimitBytes' | 'batchThreads' | 'llm' | 'embedding' | 'maskPersonalData'
>;

/** All that the doors need to work with one bank and a store. */
export type StoredServices = {
  readonly bank: QuestionBank;
  readonly storage: Storage;
  readonly evaluations: EvaluationServices;
  readonly batches: BatchServices;
  readonly replayReceipt: ReplayReceipt;
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
  const { bank, whole } = await loadBanks(bankDirectory, settings);
  const { storage, queue, uploads } = await openStores(bank, settings, note, opened);
  const { batches, engineCache: cache, evaluations } = storage;
  const engines = openEnginesLater(whole, bankDirectory, settings, cache);
  const { evaluateAnswer, openForReplay: openReplayEngines } = engines;
  const pool = openEvaluationPool({ bank, bankDirectory, threads: settings.batchThreads, evaluateAnswer });
  opened.defer(() => pool.close());
  const models = await openModelWork({ bank, settings, evaluateAnswer, cache, promptsDirectory });
  const elapsedMs = () => performance.now();
  const parts = { bank, batches, queue, evaluateMany: pool.evaluateMany, models, elapsedMs };
  const workers = openWorkers({ ...parts, lanes: lanesFor(pool.lanes, models) }, note, opened);
  return {
    bank,
    storage,
    evaluations: createEvaluationServices(bank, evaluateAnswer, evaluations),
    batches: createBatchServices({ ...parts, uploads, wakeWorkers: workers.wake }),
    replayReceipt: createReplayReceipt({ bank: whole, evaluations, cache, openReplayEngines }),
    startWorker: workers.start,
    hasRunningBatches: async () => (await batches.listRunning()).length > 0,
    warmUp: engines.warmUp,
  };
}

/** Open what keeps things: the database, the queue of work and the folder of uploads. */
async function openStores(
  bank: QuestionBank,
  settings: StoreSettings,
  note: (text: string) => void,
  opened: AsyncDisposableStack,
) {
  const { storage, db } = await openSqlStorage(databaseOf(settings));
  opened.defer(() => storage.close());
  await storage.rubrics.saveBank(bank);
  const queue = await openQueue(db, bank, settings, note);
  opened.defer(() => queue.close());
  const uploads = createUploadFiles(join(settings.dataDirectory, 'uploads'), settings.uploadLimitBytes, Date.now);
  await uploads.removeExpired();
  opened.defer(expireUploads(uploads, (cause) => note(`Old uploads could not be removed: ${nameOfError(cause)}`)));
  return { storage, queue, uploads };
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
 * Where all weights are fitted already, the keyword engine does without the texts that they were fitted on: `bank`. Embeddings are
 * calibrated with them: `whole`.
 */
async function loadBanks(
  bankDirectory: string,
  { embedding }: StoreSettings,
): Promise<{ readonly bank: QuestionBank; readonly whole: QuestionBank }> {
  const loaded = await loadBank(bankDirectory);
  const stale = await findStaleWeights(loaded, bankDirectory);
  const bank = stale.length === 0 ? withoutPracticeAnswers(loaded) : loaded;
  return { bank, whole: embedding ? loaded : bank };
}

async function openQueue(
  db: Parameters<typeof createSqliteQueue>[0],
  bank: QuestionBank,
  { databaseUrl }: StoreSettings,
  note: (text: string) => void,
): Promise<WorkQueue> {
  if (databaseUrl === undefined) return createSqliteQueue(db, { bank, newId: createIdSource() });
  return await openPgBossQueue({
    connectionString: databaseUrl,
    bank,
    onBackgroundError: (error) => note(`The work queue: ${nameOfError(error)}`),
  });
}

/** Engines that are loaded when somebody first needs them. */
function openEnginesLater(bank: QuestionBank, bankDirectory: string, settings: StoreSettings, cache: EngineCache) {
  let keyword: Promise<Engine> | undefined;
  const open = async (models: Models): Promise<ReadonlyMap<EngineChoice, Engine>> => {
    keyword ??= loadKeywordEngine(bank, bankDirectory);
    return openEngineSet({ bank, keyword: await keyword, settings, models, cache, promptsDirectory });
  };
  let evaluate: Promise<EvaluateAnswer> | undefined;
  const load = (): Promise<EvaluateAnswer> => {
    evaluate ??= openModels(settings)
      .then(open)
      .then((engines) => createEvaluateAnswer(bank, engines));
    return evaluate;
  };
  const evaluateAnswer: EvaluateAnswer = async (request, options) => (await load())(request, options);
  return {
    evaluateAnswer,
    openForReplay: async (failures: readonly EngineFailure[], onMiss: () => void) =>
      open(await openCacheOnlyModels(settings, failures, onMiss)),
    warmUp: async () => void (await load()),
  };
}
