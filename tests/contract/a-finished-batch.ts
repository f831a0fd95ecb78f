import { packEvaluation } from '../../src/scoring/pack-evaluation.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { anEvaluation } from './a-stored-bank.ts';

/** A batch that waits for its start, with one answer to "complaint" of each candidate. */
export async function aReadyBatch(
  storage: Storage,
  answers: Readonly<Record<string, string>>,
  ownerId: string | null = null,
): Promise<string> {
  const { id } = await storage.batches.create({
    name: '一批',
    bank: { id: 'a-bank', version: '2.1.0' },
    engine: 'keyword',
    source: { fileName: 'a.csv', sha256: 'a'.repeat(64), sizeBytes: 1, format: 'csv', encoding: 'utf-8', sheet: null },
    mapping: { layout: 'long', candidate: 'c', question: 'q', answer: 'a' },
    idempotency: null,
    ownerId,
  });
  const items = Object.entries(answers).map(([candidateId, answer], position) => ({
    position,
    row: position + 2,
    candidateId,
    questionId: 'complaint',
    answer,
  }));
  await storage.batches.addRows(id, { items, rejected: [], blankCells: 0 });
  await storage.batches.finishImport(id);
  return id;
}

/** The same, started, and its answers evaluated. */
export async function aFinishedBatch(
  storage: Storage,
  answers: Readonly<Record<string, string>>,
  ownerId: string | null = null,
): Promise<string> {
  const id = await aReadyBatch(storage, answers, ownerId);
  await storage.batches.start(id, { items: null, costUsd: null });
  const outcomes = Object.values(answers).map((answer, position) => ({
    position,
    costUsd: 0,
    evaluation: packEvaluation(anEvaluation(answer), 'zh'),
  }));
  await storage.batches.recordOutcomes(id, outcomes);
  return id;
}
