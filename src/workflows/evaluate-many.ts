import { setImmediate as turn } from 'node:timers/promises';
import { EvaluationError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import { EngineFailedError } from '../engines/engine-errors.ts';
import { costOfUses } from '../scoring/cost-of-uses.ts';
import type { EvaluateAnswer, EvaluateAnswerRequest } from './evaluate-answer.ts';
import { type BatchError, toBatchError } from './evaluate-batch.ts';

/** An evaluation, whole or in another form, or why there is none and whether the same request may succeed later. */
export type AnswerOutcome<Form = Evaluation> =
  | { readonly evaluation: Form }
  | {
      readonly error: BatchError & { readonly retryable: boolean };
      /** What models cost before it failed, in US dollars; left out for nothing. */
      readonly costUsd?: number;
    };

/**
 * Evaluate answers side by side: one outcome a request, in the order of the requests. Never rejects for one answer's sake.
 *
 * @throws the signal's reason once it is aborted.
 */
export type EvaluateMany<Form = Evaluation> = (
  requests: readonly EvaluateAnswerRequest[],
  options?: { readonly signal?: AbortSignal },
) => Promise<readonly AnswerOutcome<Form>[]>;

/** Answers evaluated before others get their turn: about five milliseconds of work. */
const answersATurn = 25;

/** Evaluate many answers in this process, one after the other; timers and requests get their turn in between. */
export function createEvaluateMany<Form>(evaluateAnswer: EvaluateAnswer<Form>): EvaluateMany<Form> {
  return async (requests, { signal } = {}) => {
    signal?.throwIfAborted();
    const outcomes: AnswerOutcome<Form>[] = [];
    for (const request of requests) {
      if (outcomes.length > 0 && outcomes.length % answersATurn === 0) {
        await turn();
        signal?.throwIfAborted();
      }
      const outcome = await evaluateOne(evaluateAnswer, request, signal);
      if (!outcome) throw signal?.reason;
      outcomes.push(outcome);
    }
    return outcomes;
  };
}

/** Evaluate one answer; undefined if the signal ended it. Never rejects. */
export async function evaluateOne<Form>(
  evaluateAnswer: EvaluateAnswer<Form>,
  request: EvaluateAnswerRequest,
  signal: AbortSignal | undefined,
): Promise<AnswerOutcome<Form> | undefined> {
  try {
    return { evaluation: await evaluateAnswer(request, { signal }) };
  } catch (error) {
    if (signal?.aborted) return undefined;
    const retryable = error instanceof EvaluationError && error.retryable;
    const costUsd = error instanceof EngineFailedError ? costOfUses(error.modelUses) : 0;
    return { error: { ...toBatchError(error), retryable }, ...(costUsd > 0 ? { costUsd } : {}) };
  }
}
