import type { Actor } from '../domain/actor.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { StoredEvaluation } from '../domain/stored-evaluation.ts';
import type { OwnEvaluation } from '../storage/evaluation-store.ts';
import type { EvaluateAnswerRequest } from './evaluate-answer.ts';
import type { ShownEvaluation } from './is-stale.ts';

/** An evaluation that is stored, under a name of its own. */
export type RecordedEvaluation = Pick<StoredEvaluation, 'recordId' | 'answerId' | 'createdAt'> & {
  readonly evaluation: Evaluation;
};

/** An evaluation in somebody's own list, with the text of its question. */
export type ShownOwnEvaluation = OwnEvaluation & { readonly prompt: string };

/** Once the signal is aborted, nothing more is asked of a model and nothing is stored. */
export type Cancellable = { readonly signal?: AbortSignal | undefined };

/** What is done with single answers. Failures are those of src/storage/store-errors.ts and of EvaluateAnswer. */
export type EvaluationServices = {
  /** Evaluate an answer and store both; they are on disk when this resolves. */
  recordEvaluation(
    request: EvaluateAnswerRequest & {
      readonly candidateId?: string | undefined;
      /** The person who typed it; nobody in particular when left out. */
      readonly userId?: string | null | undefined;
    },
    options?: Cancellable,
  ): Promise<RecordedEvaluation>;
  /**
   * Evaluate a stored answer once more, with the rubric and the engine as they are now. The older evaluation stays.
   *
   * @throws {EvaluationNotFoundError}
   * @throws {AnswerNotFoundError} if the answer was erased.
   */
  evaluateAgain(recordId: string, options?: Cancellable): Promise<RecordedEvaluation>;
  /** @throws {EvaluationNotFoundError} */
  getEvaluation(recordId: string): Promise<ShownEvaluation>;
  /**
   * Find out whether somebody may read an evaluation: owners of the workspace all, others those of answers that are theirs, of batches that
   * they imported if they work with batches, and of answers that they decided about.
   *
   * @throws {EvaluationNotFoundError} if not, as if it were not there.
   */
  requireReadable(actor: Actor, recordId: string): Promise<void>;
  /** What came of somebody's own answers, the newest first. */
  listOwn(
    actor: Actor,
    page: { readonly before?: string | undefined; readonly limit: number },
  ): Promise<readonly ShownOwnEvaluation[]>;
};
