import type { Batch, BatchCap } from '../../src/domain/batch.ts';
import { packEvaluation } from '../../src/scoring/pack-evaluation.ts';
import type { BatchStore, ItemOutcome, NewBatch, NewItem } from '../../src/storage/batch-store.ts';
import type { SqlStorage } from '../../src/storage/sql/open-storage.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

/** An empty store that knows the rubrics, with its batches at hand. */
export async function openBatches(open: OpenStore): Promise<SqlStorage & { readonly batches: BatchStore }> {
  const opened = await open();
  await opened.storage.rubrics.saveBank(aStoredBank());
  return { ...opened, batches: opened.storage.batches };
}

export const noCap: BatchCap = { items: null, costUsd: null };

export function aNewBatch(overrides: Partial<NewBatch> = {}): NewBatch {
  return {
    name: '秋季招聘',
    bank: { id: 'a-bank', version: '2.1.0' },
    engine: 'keyword',
    source: {
      fileName: '答案.xlsx',
      sha256: 'a'.repeat(64),
      sizeBytes: 2048,
      format: 'xlsx',
      encoding: 'utf-8',
      sheet: '第一页',
    },
    mapping: { layout: 'long', candidate: '姓名', question: '题号', answer: '回答' },
    idempotency: null,
    ...overrides,
  };
}

/** The item of a position, in the row two below it: a candidate of its own with the answer to "complaint". */
export function anItem(position: number, overrides: Partial<NewItem> = {}): NewItem {
  return {
    position,
    row: position + 2,
    candidateId: `候选人${position}`,
    questionId: 'complaint',
    answer: `道歉，第${position}份回答`,
    ...overrides,
  };
}

export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** A batch with so many answers that waits for its start. */
export async function aReadyBatchOf(batches: BatchStore, items: number): Promise<Batch> {
  const { id } = await batches.create(aNewBatch());
  await batches.addRows(id, {
    items: range(0, items).map((position) => anItem(position)),
    rejected: [],
    blankCells: 0,
  });
  return await batches.finishImport(id);
}

/** The same, started. */
export async function aRunningBatchOf(batches: BatchStore, items: number, cap: BatchCap = noCap): Promise<Batch> {
  return await batches.start((await aReadyBatchOf(batches, items)).id, cap);
}

/** Evaluations of items, which cost nothing and need nobody to look. */
export function evaluationsOf(
  positions: readonly number[],
  { costUsd = 0, needsReview = false }: { readonly costUsd?: number; readonly needsReview?: boolean } = {},
): readonly ItemOutcome[] {
  return positions.map((position) => ({
    position,
    costUsd,
    evaluation: packEvaluation(anEvaluation(anItem(position).answer, { needsReview }), 'zh'),
  }));
}

export function failuresOf(positions: readonly number[]): readonly ItemOutcome[] {
  const error = { code: 'judge-reply-invalid', message: 'The reply is no verdict' };
  return positions.map((position) => ({ position, costUsd: 0, error }));
}

/** What the audit log says of a batch, the oldest first. */
export async function auditOf({ storage }: SqlStorage, batchId: string): Promise<readonly string[]> {
  const entries = await storage.audit.list({ limit: 1_000 });
  return entries.filter(({ subject }) => subject === batchId).map(({ action }) => action);
}
