import { hash } from 'node:crypto';
import type { Batch } from '../domain/batch.ts';
import { toCanonicalJson } from '../domain/canonical-json.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import { noSpending } from '../domain/provenance.ts';
import type { Receipt, ReceiptNumbers } from '../domain/receipt.ts';
import type { EvaluationNumbers, StoredEvaluation } from '../domain/stored-evaluation.ts';
import { joinEvaluation, joinProvenance } from '../scoring/join-evaluation.ts';

/** Who writes a receipt, and what the stored evaluation itself does not tell. */
export type ReceiptContext = Pick<Receipt, 'program' | 'bank'>;

/** Write the receipt of a stored evaluation. The same evaluation gives the same receipt until its answer is erased. */
export function makeReceipt(stored: StoredEvaluation, { program, bank }: ReceiptContext): Receipt {
  const { recordId, answerId, createdAt, answer, numbers, texts } = stored;
  const isKept = answer !== null && texts !== null;
  const unsigned: Omit<Receipt, 'sha256'> = {
    receiptVersion: 1,
    program,
    recordId,
    answerId,
    createdAt,
    bank,
    // Who is in no provenance decided alone: asked for by name it does so again, whatever else has been set up since.
    asked: numbers.provenance?.asked ?? numbers.engine.id,
    language: isKept ? texts.language : null,
    answerHash: isKept ? hash('sha256', answer) : null,
    evaluationId: isKept ? texts.contentId : null,
    evaluationHash: isKept ? hashEvaluation(joinEvaluation(stored)) : null,
    numbers: isKept ? withTraces(numbers, texts) : withTraces(numbers, null),
  };
  return { ...unsigned, sha256: hashReceipt(unsigned) };
}

function withTraces({ provenance, ...numbers }: EvaluationNumbers, texts: StoredEvaluation['texts']): ReceiptNumbers {
  return provenance ? { ...numbers, provenance: joinProvenance(provenance, texts) } : numbers;
}

/** The same numbers as they are after the answer's erasure. */
export function withoutTraces({ provenance, ...numbers }: ReceiptNumbers): ReceiptNumbers {
  if (!provenance) return numbers;
  const modelUses = provenance.modelUses.map((use) => ({ ...use, inputHash: '', cacheKeys: [] }));
  return { ...numbers, provenance: { ...provenance, modelUses } };
}

/** SHA-256 over a receipt's content, 64 hex digits: another one than the receipt names says that it was changed. */
export function hashReceipt(receipt: Omit<Receipt, 'sha256'>): string {
  return hash('sha256', toCanonicalJson({ ...receipt, sha256: undefined }));
}

/** SHA-256 over an evaluation, 64 hex digits. What it cost is left out: made again from the cache, it costs nothing. */
export function hashEvaluation(evaluation: Evaluation): string {
  return hash('sha256', toCanonicalJson(withoutSpending(evaluation)));
}

/** The same as if every reply had come from the cache. */
export function withoutSpending<T extends Pick<Evaluation, 'provenance'>>(evaluation: T): T {
  const { provenance } = evaluation;
  if (!provenance) return evaluation;
  const modelUses = provenance.modelUses
    .filter(({ cacheKeys }) => cacheKeys.length > 0)
    .map((use) => ({ ...use, spent: noSpending }));
  return { ...evaluation, provenance: { ...provenance, modelUses } };
}

export type GetReceipt = (recordId: string) => Promise<Receipt>;

/** Where evaluations and their batches are looked up; a missing one is thrown as the stores throw it. */
export type ReceiptParts = {
  readonly program: string;
  getEvaluation(recordId: string): Promise<StoredEvaluation>;
  getBatch(batchId: string): Promise<Pick<Batch, 'bank'>>;
};

/** Write receipts of evaluations that are looked up. @throws {EvaluationNotFoundError} */
export function createGetReceipt({ program, getEvaluation, getBatch }: ReceiptParts): GetReceipt {
  return async (recordId) => {
    const stored = await getEvaluation(recordId);
    const bank = stored.item === null ? null : (await getBatch(stored.item.batchId)).bank;
    return makeReceipt(stored, { program, bank });
  };
}
