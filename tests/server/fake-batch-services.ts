import { once } from 'node:events';
import { Readable } from 'node:stream';
import { commandLineActor, personIdOf } from '../../src/domain/actor.ts';
import type { Batch } from '../../src/domain/batch.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import { CapReachedError, IdempotencyConflictError, ItemNotFoundError } from '../../src/storage/store-errors.ts';
import type { BatchServices } from '../../src/workflows/batch-services.ts';
import type { ShownItem } from '../../src/workflows/is-stale.ts';
import { planBatchReview } from '../../src/workflows/plan-review.ts';
import { createFakeMemory, type FakeMemory, type FakeUpload } from './fake-batch-memory.ts';
import { fakeEvaluationServices } from './fake-evaluation-services.ts';
import { fakeUploads } from './fake-uploads.ts';

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
  const memory = createFakeMemory();
  const evaluations = fakeEvaluationServices(bank);
  return {
    ...fakeUploads(memory),
    ...imports(memory, bank),
    ...actions(memory),
    ...lists(memory),
    ...results(memory),
    work: (batchId, answers) => work(memory, evaluations, batchId, answers),
    watchers: () => [...memory.held.keys()].reduce((sum, id) => sum + memory.changes.listenerCount(id), 0),
  };
}

function imports({ held, get, change, getUpload }: FakeMemory, bank: QuestionBank): Pick<BatchServices, 'importBatch'> {
  const keys = new Map<string, { readonly request: string; readonly batchId: string }>();
  return {
    async importBatch({ idempotencyKey, actor = commandLineActor, ...request }) {
      const known = idempotencyKey === undefined ? undefined : keys.get(idempotencyKey);
      if (known && known.request !== JSON.stringify(request)) throw new IdempotencyConflictError();
      if (known) return { batch: get(known.batchId).batch, isNew: false };
      const upload = getUpload(request.uploadId);
      const id = `b${held.size + 1}`;
      const batch = { ...aBatch(id, bank, { ...request, ...upload }), ownerId: personIdOf(actor) };
      const rows = upload.lines.slice(1).map((line, index) => ({ row: index + 2, cells: line.split(',') }));
      const items = rows.filter(({ cells }) => cells.length === 3).map(toItem);
      const rejected = rows.filter(({ cells }) => cells.length !== 3).map(({ row }) => row);
      held.set(id, { batch, items, rejected });
      if (idempotencyKey !== undefined) keys.set(idempotencyKey, { request: JSON.stringify(request), batchId: id });
      const counts = { ...batch.counts, items: items.length, rejectedRows: rejected.length };
      return { batch: change(id, { counts }), isNew: true };
    },
  };
}

function actions({
  get,
  change,
  move,
}: FakeMemory): Pick<BatchServices, 'forecastBatch' | 'startBatch' | 'pauseBatch' | 'cancelBatch' | 'retryFailed'> {
  return {
    async forecastBatch(batchId, cap) {
      const pending = get(batchId).items.filter(({ status }) => status === 'pending').length;
      return {
        items: Math.min(pending, cap?.items ?? pending),
        seconds: 0.5,
        costUsd: cap?.costUsd ?? 0,
        sampleSize: 1,
        basis: 'measured',
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
  };
}

function lists({
  held,
  get,
}: FakeMemory): Pick<BatchServices, 'getBatch' | 'listBatches' | 'listItems' | 'getItem' | 'listRejected'> {
  return {
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
      return rows.map((row) => ({
        ...{ row, code: 'field-count', column: null, otherRow: null },
        message: 'has fewer cells than the header',
      }));
    },
  };
}

function results({
  get,
  changes,
}: FakeMemory): Pick<
  BatchServices,
  'watchBatch' | 'exportResults' | 'summariseBatch' | 'findSimilarAnswers' | 'planReview'
> {
  return {
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
      return { answers: evaluated, notEvaluated: 0, unscored: 0, needsReview, stale: 0, reviewed: 0, questions: [] };
    },
    planReview: async (batchId, budget) => planBatchReview(Readable.from(get(batchId).items), budget),
    async findSimilarAnswers(batchId) {
      const compared = get(batchId).batch.counts.evaluated;
      const nothing = { clusterCount: 0, clusteredAnswers: 0, clusters: [], copyCount: 0, modelCopies: [] };
      return { compared, skipped: 0, threshold: 0.5, ...nothing };
    },
  };
}

async function work(
  { get, change }: FakeMemory,
  evaluations: ReturnType<typeof fakeEvaluationServices>,
  batchId: string,
  answers: number,
): Promise<void> {
  const found = get(batchId);
  for (const item of found.items.filter(({ status }) => status === 'pending').slice(0, answers)) {
    found.items[item.position] = await evaluate(item, evaluations);
  }
  const count = (is: (item: ShownItem) => boolean) => found.items.filter(is).length;
  const counts = {
    ...found.batch.counts,
    evaluated: count(({ status }) => status === 'evaluated'),
    failed: count(({ status }) => status === 'failed'),
    needsReview: count(({ evaluation }) => evaluation?.numbers.needsReview === true),
  };
  const isDone = counts.evaluated + counts.failed === counts.items;
  change(batchId, { counts, ...(isDone ? { status: 'finished' as const } : {}) });
}

async function evaluate(item: ShownItem, evaluations: ReturnType<typeof fakeEvaluationServices>): Promise<ShownItem> {
  const { questionId, answer, candidateId } = item;
  if (answer === null || answer.includes('FAIL')) {
    return { ...item, status: 'failed', error: { code: 'evaluation-failed', message: 'The evaluation failed' } };
  }
  const { recordId } = await evaluations.recordEvaluation({
    questionId,
    answer,
    candidateId: candidateId ?? undefined,
  });
  const evaluation = await evaluations.getEvaluation(recordId);
  return { ...item, status: 'evaluated', evaluation, isStale: evaluation.isStale };
}

function toItem({ row, cells }: { row: number; cells: readonly string[] }, position: number): ShownItem {
  const [candidateId = '', questionId = '', answer = ''] = cells;
  return {
    position,
    row,
    candidateId,
    questionId,
    answer,
    status: 'pending',
    error: null,
    evaluation: null,
    isStale: false,
    earlierRecordId: null,
    reviewed: null,
  };
}

function aBatch(
  id: string,
  { id: bankId, version }: QuestionBank,
  from: FakeUpload & { readonly mapping: Batch['mapping']; readonly name?: string | undefined },
): Batch {
  const { mapping, fileName, sizeBytes, name = fileName } = from;
  const source = { fileName, sha256: 'a'.repeat(64), sizeBytes, format: 'csv', encoding: 'utf-8', sheet: null };
  return {
    ...{ id, name, bank: { id: bankId, version }, engine: 'keyword', status: 'ready', pauseReason: null },
    ...{ source, mapping, cap: { items: null, costUsd: null }, costUsd: 0 },
    counts: { items: 0, evaluated: 0, failed: 0, needsReview: 0, rejectedRows: 0, blankCells: 0 },
    ...{ createdAt: '2026-03-02T08:20:00.000Z', startedAt: null, finishedAt: null, ownerId: null },
  };
}
