import type { EngineChoice } from './engine-id.ts';
import type { Provenance } from './provenance.ts';
import type { Language } from './question-bank.ts';
import type { EvaluationNumbers } from './stored-evaluation.ts';

/** The numbers of an evaluation with the traces of its answer; these are empty after erasure. */
export type ReceiptNumbers = Omit<EvaluationNumbers, 'provenance'> & { readonly provenance?: Provenance };

/** Everything that made a score, without a word of the answer: enough to make it again and to see whether it is the same. */
export type Receipt = {
  /** Of the receipt's form. */
  readonly receiptVersion: 1;
  /** Version of the program that wrote the receipt. */
  readonly program: string;
  readonly recordId: string;
  readonly answerId: string;
  /** When the evaluation was stored; ISO 8601 in UTC. */
  readonly createdAt: string;
  /** The bank that the evaluation's batch was imported with; null for one that was asked for by itself. */
  readonly bank: { readonly id: string; readonly version: string } | null;
  /** Which engine is asked for to make the evaluation again. */
  readonly asked: EngineChoice;
  /** Language of the reasons; null after erasure, like all that would let somebody try out texts. */
  readonly language: Language | null;
  /** SHA-256 of the answer as submitted, 64 hex digits. */
  readonly answerHash: string | null;
  /** The evaluation's content address. */
  readonly evaluationId: string | null;
  /** SHA-256 over the whole evaluation, evidence and reasons included and spending left out, 64 hex digits. */
  readonly evaluationHash: string | null;
  /** Rubric, engines with versions, models with prompts, parameters, masked input and cache keys, verdicts and points. */
  readonly numbers: ReceiptNumbers;
  /** SHA-256 over all of the above, 64 hex digits. */
  readonly sha256: string;
};
