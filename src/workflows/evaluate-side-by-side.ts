import pLimit from 'p-limit';
import { answersBegunFor } from './answers-begun.ts';
import type { EvaluateAnswer, EvaluateAnswerRequest } from './evaluate-answer.ts';
import { type AnswerOutcome, evaluateOne } from './evaluate-many.ts';

export type SideBySideOptions = {
  /** Ends what is in flight; nothing more begins. */
  readonly signal?: AbortSignal | undefined;
  /** Asked before each answer: false leaves it as it is. */
  mayStart?(): boolean;
  /** Told what came of each answer, as soon as it is there. */
  onOutcome?(outcome: AnswerOutcome): void;
};

/**
 * Evaluate answers that need a model: one outcome a request, in the order of the requests; undefined for those that were not begun,
 * or ended by the signal. Never rejects.
 */
export type EvaluateSideBySide = (
  requests: readonly EvaluateAnswerRequest[],
  options?: SideBySideOptions,
) => Promise<readonly (AnswerOutcome | undefined)[]>;

/** @param concurrency requests that the endpoint takes at a time, for all calls together; from 1 */
export function createEvaluateSideBySide(evaluateAnswer: EvaluateAnswer, concurrency: number): EvaluateSideBySide {
  const limit = pLimit(answersBegunFor(concurrency));
  return (requests, { signal, mayStart = () => true, onOutcome } = {}) =>
    Promise.all(
      requests.map((request) =>
        limit(async () => {
          if (signal?.aborted || !mayStart()) return undefined;
          const outcome = await evaluateOne(evaluateAnswer, request, signal);
          if (outcome) onOutcome?.(outcome);
          return outcome;
        }),
      ),
    );
}
