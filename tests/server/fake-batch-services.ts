import { EventEmitter, once } from 'node:events';
import type { Batch, BatchStatus } from '../../src/domain/batch.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { StoredItem } from '../../src/storage/batch-store.ts';
import {
  BatchNotFoundError,
  BatchStateError,
  CapReachedError,
  IdempotencyConflictError,
  ItemNotFoundError,
} from '../../src/storage/store-errors.ts';
import { UploadInterruptedError, UploadNotFoundError, UploadTooLargeError } from '../../src/storage/upload-errors.ts';
import { TableUnreadableError } from '../../src/tables/table-unreadable-error.ts';
import type { BatchServices } from '../../src/workflows/batch-services.ts';
import { fakeEvaluationServices } from './fake-evaluation-services.ts';

/** Bytes from which the fake finds a file too large. */
export const fakeUploadLimit = 1_000_000;

type Upload = { readonly fileName: string; readonly lines: readonly string[]; readonly sizeBytes: number };
type Held = { batch: Batch; items: StoredItem[]; readonly rejected: readonly number[] };

type FakeBatchServices = BatchServices & {
  /** Evaluate the next answers of a running batch; those that say FAIL fail. */
  readonly work: (batchId: string, answers: number) => Promise<void>;
  /** How many are watching at this moment. */
  readonly watchers: () => number;
};

/**
 * Batches in memory, as slow as somebody calls work(). A file has a header and lines of `candidate,question,answer`; a line with
 * less is rejected. Ids are u1, u2, b1, b2 and so on.
 */
export function fakeBatchServices(bank: QuestionBank): FakeBatchServices {
  const uploads = new Map<string, Upload>();
  const held = new Map<string, Held>();
  const keys = new Map<string, { readonly request: string; readonly batchId: string }>();
  const changes = new EventEmitter().setMaxListeners(0);
  const evaluations = fakeEvaluationServices(bank);

  const get = (batchId: string): Held => {
    const found = held.get(batchId);
    if (!found) throw new BatchNotFoundError(batchId);
    return found;
  };
  const change = (batchId: string, more: Partial<Batch>): Batch => {
    const found = get(batchId);
    found.batch = { ...found.batch, ...more };
    changes.emit(batchId);
    return found.batch;
  };
  const move = (batchId: string, action: string, from: readonly BatchStatus[], to: BatchStatus): Batch => {
    const { status } = get(batchId).batch;
    if (!from.includes(status)) throw new BatchStateError(action, status);
    return change(batchId, { status: to, pauseReason: to === 'paused' ? 'person' : null });
  };
  const getUpload = (uploadId: string): Upload => {
    const upload = uploads.get(uploadId);
    if (!upload) throw new UploadNotFoundError();
    return upload;
  };

  const services: BatchServices = {
    async uploadTable(source, fileName) {
      const text = await readText(source);
      if (text === '') throw new TableUnreadableError('table-empty', fileName, 'holds no row');
      const uploadId = `u${uploads.size + 1}`;
      uploads.set(uploadId, { fileName, lines: text.trimEnd().split('\n'), sizeBytes: Buffer.byteLength(text) });
      return services.previewUpload(uploadId);
    },
    async previewUpload(uploadId, sheet) {
      const { fileName, lines, sizeBytes } = getUpload(uploadId);
      if (sheet !== undefined) throw new TableUnreadableError('table-sheet-unknown', fileName, 'has no such sheet');
      const [header = '', ...rows] = lines;
      return {
        ...{ uploadId, fileName, sizeBytes, sha256: 'a'.repeat(64), format: 'csv', encoding: 'utf-8' },
        ...{ sheet: null, sheets: [], columns: header.split(','), suggestedMapping: null, notes: [] },
        sampleRows: rows.slice(0, 2).map((line, index) => ({ row: index + 2, cells: line.split(','), problem: null })),
        sameFile: [...held.values()].map(({ batch }) => batch),
      };
    },
    async discardUpload(uploadId) {
      getUpload(uploadId);
      uploads.delete(uploadId);
    },
    async importBatch({ idempotencyKey, ...request }) {
      const known = idempotencyKey === undefined ? undefined : keys.get(idempotencyKey);
      if (known && known.request !== JSON.stringify(request)) throw new IdempotencyConflictError();
      if (known) return { batch: get(known.batchId).batch, isNew: false };
      const upload = getUpload(request.uploadId);
      const id = `b${held.size + 1}`;
      const batch = aBatch(id, bank, { ...request, ...upload });
      const rows = upload.lines.slice(1).map((line, index) => ({ row: index + 2, cells: line.split(',') }));
      const items = rows.filter(({ cells }) => cells.length === 3).map(toItem);
      const rejected = rows.filter(({ cells }) => cells.length !== 3).map(({ row }) => row);
      held.set(id, { batch, items, rejected });
      if (idempotencyKey !== undefined) keys.set(idempotencyKey, { request: JSON.stringify(request), batchId: id });
      const counts = { ...batch.counts, items: items.length, rejectedRows: rejected.length };
      return { batch: change(id, { counts }), isNew: true };
    },
    async forecastBatch(batchId, cap) {
      const pending = get(batchId).items.filter(({ status }) => status === 'pending').length;
      return {
        items: Math.min(pending, cap?.items ?? pending),
        seconds: 0.5,
        costUsd: cap?.costUsd ?? 0,
        sampleSize: 1,
      };
    },
    async startBatch(batchId, cap) {
      const { evaluated, failed } = get(batchId).batch.counts;
      if (cap?.items != null && evaluated + failed >= cap.items) throw new CapReachedError('internal words');
      const batch = move(batchId, 'started', ['ready', 'paused'], 'running');
      return cap ? change(batchId, { cap }) : batch;
    },
    pauseBatch: async (batchId) => move(batchId, 'paused', ['running'], 'paused'),
    cancelBatch: async (batchId) => move(batchId, 'cancelled', ['ready', 'running', 'paused'], 'cancelled'),
    retryFailed: async (batchId) => move(batchId, 'retried', ['finished', 'paused'], 'paused'),
    getBatch: async (batchId) => get(batchId).batch,
    async listBatches({ before, limit }) {
      const newestFirst = [...held.values()].map(({ batch }) => batch).reverse();
      const start = before === undefined ? 0 : newestFirst.findIndex(({ id }) => id === before) + 1;
      return newestFirst.slice(start, start + limit);
    },
    async listItems(batchId, { questionId, status, needsReview }, { after = -1, limit }) {
      const fitting = get(batchId).items.filter(
        (item) =>
          item.position > after &&
          (questionId === undefined || item.questionId === questionId) &&
          (status === undefined || item.status === status) &&
          (needsReview === undefined || item.evaluation?.numbers.needsReview === needsReview),
      );
      return fitting.slice(0, limit);
    },
    async getItem(batchId, position) {
      const item = get(batchId).items[position];
      if (!item) throw new ItemNotFoundError(batchId, position);
      return item;
    },
    async listRejected(batchId, { after = 0, limit }) {
      const rows = get(batchId).rejected.slice(after, after + limit);
      return rows.map((row) => ({ row, code: 'cells-missing', message: 'has fewer cells than the header' }));
    },
    async *watchBatch(batchId, signal) {
      while (!signal.aborted) {
        const { batch } = get(batchId);
        yield batch;
        if (batch.status === 'finished' || batch.status === 'cancelled') return;
        await once(changes, batchId, { signal }).catch(() => undefined);
      }
    },
    async exportResults(batchId, format, out) {
      for (const { position, status } of get(batchId).items) out.write(`${format} ${position} ${status}\n`);
      out.end();
    },
    async summariseBatch(batchId) {
      const { evaluated, needsReview } = get(batchId).batch.counts;
      return { answers: evaluated, notEvaluated: 0, unscored: 0, needsReview, questions: [] };
    },
    async findSimilarAnswers(batchId) {
      const compared = get(batchId).batch.counts.evaluated;
      const nothing = { clusterCount: 0, clusteredAnswers: 0, clusters: [], copyCount: 0, modelCopies: [] };
      return { compared, skipped: 0, threshold: 0.5, ...nothing };
    },
  };
  const work = async (batchId: string, answers: number) => {
    const found = get(batchId);
    for (const item of found.items.filter(({ status }) => status === 'pending').slice(0, answers)) {
      found.items[item.position] = await evaluate(item, evaluations);
    }
    const count = (is: (item: StoredItem) => boolean) => found.items.filter(is).length;
    const counts = {
      ...found.batch.counts,
      evaluated: count(({ status }) => status === 'evaluated'),
      failed: count(({ status }) => status === 'failed'),
      needsReview: count(({ evaluation }) => evaluation?.numbers.needsReview === true),
    };
    const isDone = counts.evaluated + counts.failed === counts.items;
    change(batchId, { counts, ...(isDone ? { status: 'finished' as const } : {}) });
  };
  const watchers = () => [...held.keys()].reduce((sum, id) => sum + changes.listenerCount(id), 0);
  return { ...services, work, watchers };
}

async function readText(source: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > fakeUploadLimit) throw new UploadTooLargeError(fakeUploadLimit);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof UploadTooLargeError ? error : new UploadInterruptedError({ cause: error });
  }
  return Buffer.concat(chunks).toString();
}

async function evaluate(item: StoredItem, evaluations: ReturnType<typeof fakeEvaluationServices>): Promise<StoredItem> {
  const { questionId, answer, candidateId } = item;
  if (answer === null || answer.includes('FAIL')) {
    return { ...item, status: 'failed', error: { code: 'evaluation-failed', message: 'The evaluation failed' } };
  }
  const { recordId } = await evaluations.recordEvaluation({
    questionId,
    answer,
    candidateId: candidateId ?? undefined,
  });
  return { ...item, status: 'evaluated', evaluation: await evaluations.getEvaluation(recordId) };
}

function toItem({ row, cells }: { row: number; cells: readonly string[] }, position: number): StoredItem {
  const [candidateId = '', questionId = '', answer = ''] = cells;
  return { position, row, candidateId, questionId, answer, status: 'pending', error: null, evaluation: null };
}

function aBatch(
  id: string,
  { id: bankId, version }: QuestionBank,
  from: Upload & { readonly mapping: Batch['mapping']; readonly name?: string | undefined },
): Batch {
  const { mapping, fileName, sizeBytes, name = fileName } = from;
  const source = { fileName, sha256: 'a'.repeat(64), sizeBytes, format: 'csv', encoding: 'utf-8', sheet: null };
  return {
    ...{ id, name, bank: { id: bankId, version }, engine: 'keyword', status: 'ready', pauseReason: null },
    ...{ source, mapping, cap: { items: null, costUsd: null }, costUsd: 0 },
    counts: { items: 0, evaluated: 0, failed: 0, needsReview: 0, rejectedRows: 0, blankCells: 0 },
    ...{ createdAt: '2026-03-02T08:20:00.000Z', startedAt: null, finishedAt: null },
  };
}
