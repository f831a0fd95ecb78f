import type { EngineChoice } from '../domain/engine-id.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Language } from '../domain/question-bank.ts';
import type { StoredEvaluation } from '../domain/stored-evaluation.ts';

/** An answer with the evaluation that it got, to be stored together. */
export type NewEvaluation = {
  /** A new answer, or one that is stored already and was evaluated again. */
  readonly answer:
    | {
        readonly text: string;
        readonly candidateId: string | null;
        /** The person who typed it; nobody in particular when left out. */
        readonly userId?: string | null;
      }
    | { readonly answerId: string };
  readonly evaluation: Evaluation;
  /** Language in which the evaluation's reasons are written. */
  readonly language: Language;
};

/** An answer with what its newest evaluation came to. */
export type NewestEvaluation = {
  readonly answerId: string;
  /** null after erasure. */
  readonly answer: string | null;
  readonly recordId: string;
  readonly rubricHash: string;
  readonly totalPoints: number | null;
  /** What was asked for then: by name, where an engine decided alone. */
  readonly asked: EngineChoice;
  /** Language in which its reasons are written; null after erasure. */
  readonly language: Language | null;
  /** Has a person decided about the answer? */
  readonly isDecided: boolean;
};

/** What an answer is to a person. */
export type AnswerTies = {
  readonly isTheirs: boolean;
  /** It is of a batch that they imported. */
  readonly isOfTheirBatch: boolean;
  /** They decided about it. */
  readonly isReviewedByThem: boolean;
};

/** An evaluation in the list of whoever was evaluated. */
export type OwnEvaluation = {
  readonly recordId: string;
  readonly answerId: string;
  readonly questionId: string;
  readonly createdAt: string;
  /** With what people decided. */
  readonly totalPoints: number | null;
  readonly maxPoints: number;
  /** Did a person decide about it? */
  readonly isReviewed: boolean;
};

/** A further evaluation of a stored answer, in the place of the one that is the newest so far. */
export type Rescore = {
  readonly answerId: string;
  /** The record that was the newest when the answer was read. */
  readonly earlierRecordId: string;
  readonly evaluation: Evaluation;
  readonly language: Language;
};

/** decided: a person has decided about the answer, which is final. */
export type RescoreOutcome = 'recorded' | 'superseded' | 'erased' | 'decided';

/** Evaluations that were asked for one by one, and all that are looked up one by one. Nothing stored is ever changed. */
export type EvaluationStore = {
  /**
   * Store an evaluation. When this resolves it is on disk, and survives whatever happens to the process.
   *
   * @throws {RubricUnknownError} if saveBank was never called with the rubric that it names.
   * @throws {AnswerNotFoundError} if it names an answer that is not stored, or that was erased.
   */
  record(evaluation: NewEvaluation): Promise<Pick<StoredEvaluation, 'recordId' | 'answerId' | 'createdAt'>>;
  find(recordId: string): Promise<StoredEvaluation | undefined>;
  /** How a person is tied to the answer of an evaluation; undefined if there is no such evaluation. */
  findTies(recordId: string, userId: string): Promise<AnswerTies | undefined>;
  /**
   * The newest evaluations of answers that a person typed, or is a candidate of a batch for, the newest answers first; erased ones are
   * left out. `before` is the answer of the last one of the page before.
   */
  listOwn(
    userId: string,
    page: { readonly before?: string | undefined; readonly limit: number },
  ): Promise<readonly OwnEvaluation[]>;
  /** All evaluations of one answer, the oldest first. */
  findByAnswer(answerId: string): Promise<readonly StoredEvaluation[]>;
  /**
   * Answers to a question that have been evaluated, each with its newest evaluation, the newest answers first.
   *
   * @param page those before an answer's id, so many at most; without those whose newest evaluation was made under one rubric
   */
  listNewest(
    questionId: string,
    page: {
      readonly before?: string | undefined;
      readonly limit: number;
      readonly exceptRubric?: string | undefined;
    },
  ): Promise<readonly NewestEvaluation[]>;
  /**
   * Store further evaluations of answers in one transaction. Those whose answer was erased, evaluated anew by somebody else, or
   * decided about by a person, are passed over.
   *
   * @returns what became of each, in the order given.
   * @throws {RubricUnknownError} if saveBank was never called with a rubric that one of them names; nothing is stored then.
   */
  recordRescores(rescores: readonly Rescore[]): Promise<readonly RescoreOutcome[]>;
};
