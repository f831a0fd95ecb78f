import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { createUploadFiles } from '../../src/storage/disk/upload-files.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import { createSqliteQueue } from '../../src/storage/sql/sqlite-queue.ts';
import { createBatchServices } from '../../src/workflows/create-batch-services.ts';
import { createHeadStart, type HeadStartParts } from '../../src/workflows/head-start.ts';
import type { ModelWork } from '../../src/workflows/model-work.ts';
import { createPackMany } from '../../src/workflows/pack-many.ts';
import { type BatchWorker, startBatchWorker } from '../../src/workflows/run-batches.ts';
import type { WorkerEvent, WorkerParts } from '../../src/workflows/worker-parts.ts';
import { aBank } from './a-bank.ts';
import { fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

/** Quick enough for tests: what waits for a poll or a recovery waits milliseconds. */
const settings = { lanes: 2, pollMs: 5, keepAliveMs: 20, recoverMs: 50, watchMs: 10, graceMs: 100 };

export type WorkspaceOptions = {
  /** How long a claim lives without a sign of life. */
  readonly leaseMs?: number;
  /** Work of a model, for all engines; left out, none needs one. */
  readonly models?: ModelWork;
  /** A thread beside this one. */
  readonly beside?: Pick<HeadStartParts, 'prepare' | 'packBeside' | 'threads'>;
};

/** Everything that batches need over an embedded database of its own, with a small bank and a fake evaluation. */
export async function aWorkspace({ leaseMs, models, beside }: WorkspaceOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  const { storage, db } = await openSqlStorage({ sqliteFile: join(folder, 'store.sqlite') });
  const bank = aBank();
  await storage.rubrics.saveBank(bank);
  const evaluateAnswer = fakeEvaluateAnswer(bank);
  const workers: BatchWorker[] = [];
  onTestFinished(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const parts = {
    bank,
    batches: storage.batches,
    queue: createSqliteQueue(db, { bank, newId: () => v7(), leaseMs }),
    packMany: createPackMany(evaluateAnswer, bank),
    models,
    elapsedMs: () => performance.now(),
  };
  const headStart = beside && createHeadStart({ ...parts, ...beside });
  const uploadFolder = join(folder, 'uploads');
  const uploads = createUploadFiles(uploadFolder, 10_000_000, Date.now);
  const wakeWorkers = () => {
    for (const worker of workers) worker.wake();
  };
  const services = createBatchServices({ ...parts, uploads, headStart, wakeWorkers });
  const events: WorkerEvent[] = [];
  return {
    ...parts,
    settings,
    storage,
    uploads,
    uploadFolder,
    services,
    events,
    calls: evaluateAnswer.calls,
    /** Upload a text and import it with the columns that its header suggests. */
    async importText(text: string, idempotencyKey?: string) {
      const { uploadId, suggestedMapping: mapping } = await services.uploadTable(
        Readable.from([Buffer.from(text)]),
        'a.csv',
      );
      if (!mapping) throw new Error('the columns were not recognised');
      return services.importBatch({ uploadId, mapping, idempotencyKey });
    },
    /** Import so many answers of as many candidates, each naming its place, and start. */
    async startBatchOf(count: number, answer: (index: number) => string = (index) => `先道歉${index}`) {
      const rows = Array.from({ length: count }, (_, index) => `c${index},complaint,${answer(index)}`);
      const { batch } = await this.importText(`candidate,question,answer\n${rows.join('\n')}\n`);
      return services.startBatch(batch.id);
    },
    startWorker(overrides: Partial<WorkerParts> = {}) {
      const report = (event: WorkerEvent) => void events.push(event);
      const worker = startBatchWorker({
        ...parts,
        packMany: headStart?.packMany ?? parts.packMany,
        settings,
        report,
        ...overrides,
      });
      workers.push(worker);
      return worker;
    },
    /** The batch once it is no longer running. */
    async untilSettled(batchId: string) {
      for await (const batch of services.watchBatch(batchId, AbortSignal.timeout(8_000))) {
        if (batch.status !== 'running') return batch;
      }
      throw new Error('the batch did not come to an end');
    },
  };
}
