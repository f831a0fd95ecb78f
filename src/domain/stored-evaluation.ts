import type { Evaluation } from './evaluation.ts';
import type { Span } from './evidence.ts';
import type { ModelUse, Provenance } from './provenance.ts';
import type { Language } from './question-bank.ts';
import type { Verdict } from './verdict.ts';

/** What a criterion earned, without a word of the answer. */
export type CriterionNumbers =
  | {
      readonly id: string;
      readonly verdict: Verdict;
      readonly points: number;
      readonly maxPoints: number;
      readonly confidence: number;
    }
  | { readonly id: string; readonly maxPoints: number; readonly cause: string };

/** Where replies to an answer lie: hashes of its text, with which short answers could be guessed. */
export type ModelTraces = Pick<ModelUse, 'inputHash' | 'cacheKeys'>;

/** How an evaluation came about, without the traces of its answer. */
export type ProvenanceNumbers = Omit<Provenance, 'modelUses'> & {
  readonly modelUses: readonly Omit<ModelUse, keyof ModelTraces>[];
};

/** The part of an evaluation that is never changed and never erased: it holds no word of the answer. */
export type EvaluationNumbers = Pick<
  Evaluation,
  'questionId' | 'totalPoints' | 'maxPoints' | 'engine' | 'rubric' | 'flags' | 'needsReview' | 'reviewReasons'
> & { readonly criteria: readonly CriterionNumbers[]; readonly provenance?: ProvenanceNumbers };

/** The part of an evaluation that quotes the answer or tells what it was; erased together with the answer. */
export type EvaluationTexts = {
  /** The evaluation's content address. */
  readonly contentId: string;
  readonly guardedSpans: Evaluation['guardedSpans'];
  /** In the order of the rubric; null for a criterion that is unscored. */
  readonly criteria: readonly ({ readonly evidence: readonly Span[]; readonly reason: string } | null)[];
  /** Language of the reasons. */
  readonly language: Language;
  /** One for each model use of the provenance; left out where there are none. */
  readonly modelTraces?: readonly ModelTraces[];
};

/** What of a rubric is kept with the evaluations that it made, so that they can be read when the rubric has changed. */
export type RubricSnapshot = {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly language: Language;
  readonly prompt: string;
  readonly criteria: readonly {
    readonly id: string;
    readonly label: string;
    readonly points: number;
    readonly suggestion: string;
    readonly suggestionEn: string;
  }[];
};

/** An evaluation as it was stored. Times are ISO 8601 in UTC. */
export type StoredEvaluation = {
  /** Unique for each time an answer was evaluated; unlike the content address, which equal evaluations share. */
  readonly recordId: string;
  readonly answerId: string;
  readonly createdAt: string;
  /** As the caller named the candidate; null for none, or after erasure. */
  readonly candidateId: string | null;
  /** null after erasure. */
  readonly answer: string | null;
  readonly numbers: EvaluationNumbers;
  /** null after erasure. */
  readonly texts: EvaluationTexts | null;
  readonly rubric: RubricSnapshot;
  readonly erasedAt: string | null;
  /** The batch and the item that it belongs to; null for one that was asked for by itself. */
  readonly item: { readonly batchId: string; readonly position: number } | null;
};
