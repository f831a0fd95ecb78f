import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { EngineChoice } from './domain/engine-id.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import { withoutPracticeAnswers } from './domain/without-practice-answers.ts';
import { soleEngine } from './engines/engine.ts';
import { findStaleWeights, loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { openEngines } from './open-engines.ts';
import { openServices, type Services } from './open-services.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { createUploadFiles } from './storage/disk/upload-files.ts';
import { openPgBossQueue } from './storage/postgres/pg-boss-queue.ts';
import type { MigrationReport } from './storage/sql/migrate.ts';
import { createIdSource } from './storage/sql/new-id.ts';
import { migrateStorage, openSqlStorage } from './storage/sql/open-storage.ts';
import { createSqliteQueue } from './storage/sql/sqlite-queue.ts';
import type { Storage } from './storage/storage.ts';
import type { WorkQueue } from './storage/work-queue.ts';
import { openEvaluationPool } from './threads/evaluation-pool.ts';
import type { BatchServices } from './workflows/batch-services.ts';
import { type BankCheck, type CheckRubrics, createCheckRubrics } from './workflows/check-rubrics.ts';
import { createBatchServices } from './workflows/create-batch-services.ts';
import { createEvaluationServices } from './workflows/create-evaluation-services.ts';
import type { EvaluateAnswer } from './workflows/evaluate-answer.ts';
import { expireUploads } from './workflows/expire-uploads.ts';
import type { EvaluationServices } from './workflows/record-evaluation.ts';
import { createReplayReceipt, type ReplayReceipt } from './workflows/replay-receipt.ts';
import {
  type BatchWorker,
  defaultWorkerSettings,
  startBatchWorker,
  type WorkerEvent,
} from './workflows/run-batches.ts';

/** Where things are stored, and with how much. */
export type StoreSettings = Pick<Config, 'databaseUrl' | 'dataDirectory' | 'uploadLimitBytes' | 'batchThreads'>;

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
  /** Load the engine now; left out, the first evaluation does, and who only looks at results never waits for it. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
};

/** What the command line starts from; each part does its work only when called. */
export type Program = {
  openBank(directory: string): Promise<QuestionBank>;
  openServices(bankDirectory: string): Promise<Services>;
  /** @param note is told in words what goes wrong in the background; never with a word of an answer. */
  openStoredServices(
    bankDirectory: string,
    settings: StoreSettings,
    note: (text: string) => void,
  ): Promise<StoredServices>;
  /** The database alone, at the schema of this program. */
  openStorage(settings: StoreSettings): Promise<Storage>;
  /** Is there a database already? One that a server keeps is taken to be there: asking it says whether it is. */
  hasStore(settings: StoreSettings): Promise<boolean>;
  migrateStorage(settings: StoreSettings): Promise<MigrationReport>;
  readonly checkRubrics: CheckRubrics;
};

/** Choose the implementations. */
export function compose(): Program {
  return {
    openBank: loadBank,
    openServices,
    openStoredServices,
    openStorage: async (settings) => (await openSqlStorage(databaseOf(settings))).storage,
    hasStore: async (settings) => settings.databaseUrl !== undefined || existsSync(sqliteFileOf(settings)),
    migrateStorage: (settings) => migrateStorage(databaseOf(settings)),
    checkRubrics: createCheckRubrics(loadBank, [checkWeights]),
  };
}

function databaseOf(settings: StoreSettings) {
  const { databaseUrl } = settings;
  return databaseUrl === undefined ? { sqliteFile: sqliteFileOf(settings) } : { databaseUrl };
}

function sqliteFileOf({ dataDirectory }: StoreSettings): string {
  return join(dataDirectory, 'answers.sqlite');
}

/** Where all weights are fitted already, nobody needs the texts that they were fitted on. */
async function loadBankToEvaluate(bankDirectory: string): Promise<QuestionBank> {
  const bank = await loadBank(bankDirectory);
  const stale = await findStaleWeights(bank, bankDirectory);
  return stale.length === 0 ? withoutPracticeAnswers(bank) : bank;
}

async function openStoredServices(
  bankDirectory: string,
  settings: StoreSettings,
  note: (text: string) => void,
): Promise<StoredServices> {
  const bank = await loadBankToEvaluate(bankDirectory);
  let engines: Promise<EvaluateAnswer> | undefined;
  const loadEngines = (): Promise<EvaluateAnswer> => {
    engines ??= openEngines(bank, bankDirectory);
    return engines;
  };
  const evaluateAnswer: EvaluateAnswer = async (request) => (await loadEngines())(request);
  const { storage, db } = await openSqlStorage(databaseOf(settings));
  await storage.rubrics.saveBank(bank);
  const queue: WorkQueue =
    settings.databaseUrl === undefined
      ? createSqliteQueue(db, { bank, newId: createIdSource() })
      : await openPgBossQueue({
          connectionString: settings.databaseUrl,
          bank,
          onBackgroundError: (error) => note(`The work queue: ${nameOf(error)}`),
        });
  const uploads = createUploadFiles(join(settings.dataDirectory, 'uploads'), settings.uploadLimitBytes, Date.now);
  await uploads.removeExpired();
  const stopExpiring = expireUploads(uploads, (cause) => note(`Old uploads could not be removed: ${nameOf(cause)}`));
  const { batchThreads: threads } = settings;
  const pool = openEvaluationPool({ bank, bankDirectory, threads, evaluateAnswer });
  const workers = new Set<BatchWorker>();
  const { batches } = storage;
  const elapsedMs = () => performance.now();
  const parts = { bank, batches, queue, evaluateMany: pool.evaluateMany, costUsdOf, elapsedMs };
  return {
    bank,
    storage,
    evaluations: createEvaluationServices(bank, evaluateAnswer, storage.evaluations),
    batches: createBatchServices({
      ...parts,
      uploads,
      wakeWorkers: () => {
        for (const worker of workers) worker.wake();
      },
    }),
    replayReceipt: createReplayReceipt({
      bank,
      evaluations: storage.evaluations,
      cache: storage.engineCache,
      openReplayEngines: async () => soleEngine(await loadKeywordEngine(bank, bankDirectory)),
    }),
    startWorker: () => {
      const lanes = pool.lanes + 1;
      const report = describeEvents(note);
      const worker = startBatchWorker({
        ...parts,
        settings: { ...defaultWorkerSettings, lanes },
        report,
      });
      workers.add(worker);
      return worker;
    },
    hasRunningBatches: async () => (await batches.listRunning()).length > 0,
    warmUp: async () => void (await loadEngines()),
    close: async () => {
      stopExpiring();
      await Promise.all([...workers].map((worker) => worker.stop()));
      await pool.close();
      await queue.close();
      await storage.close();
    },
  };
}

/** The keyword engine works on this machine. */
function costUsdOf(_engine: EngineChoice): number {
  return 0;
}

/** Tell what goes wrong, each kind of failure once until work is done again. */
function describeEvents(note: (text: string) => void): (event: WorkerEvent) => void {
  let last = '';
  const once = (text: string): void => {
    if (text !== last) note(text);
    last = text;
  };
  return (event) => {
    if (event.kind === 'waiting') once(`Waiting for the store: ${nameOf(event.cause)}`);
    else if (event.kind === 'failed') once(`A unit of work failed: ${nameOf(event.cause)}; it is tried again`);
    else if (event.kind === 'unit-given-up') once(`Some answers of batch ${event.batchId} were given up`);
    else last = '';
  };
}

/** Messages of foreign errors may quote an answer: only their kind is told. */
function nameOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `${error instanceof Error ? error.name : typeof error}${code}`;
}

/** Say whether the fitted weights belong to the rubrics as they are; stale ones cost time, not correctness. */
const checkWeights: BankCheck = async (directory, bank) => {
  const stale = await findStaleWeights(bank, directory);
  const note =
    stale.length === 0
      ? 'The fitted weights are up to date.'
      : `Not fitted on the rubric as it is now: ${stale.join(', ')}. Run npm run fit; until then each is fitted when first used.`;
  return { problems: [], notes: [note] };
};
