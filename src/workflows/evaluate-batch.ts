import type { EngineChoice } from '../domain/engine-id.ts';
import { EvaluationError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import { EngineFailedError, type EngineFailureCode } from '../engines/engine-errors.ts';
import { costOfUses } from '../scoring/cost-of-uses.ts';
import { answersBegunFor } from './answers-begun.ts';
import type { EvaluateAnswer } from './evaluate-answer.ts';
import { mapInOrder } from './map-in-order.ts';

/** The id an answer came with; it is carried through and means nothing here. */
export type BatchItemId = string | number;

export type BatchError = { readonly code: string; readonly message: string };

/** Where the answer starts in the input; `line` counts from 1. */
type AnswerItem = {
  readonly line: number;
  readonly id: BatchItemId;
  readonly questionId: string;
  readonly answer: string;
};

type FailedItem = { readonly line: number; readonly id: BatchItemId | null; readonly error: BatchError };

/** One answer to evaluate, or why the place where one should be holds none. */
export type BatchItem = AnswerItem | FailedItem;

export type BatchOutcome =
  | { readonly line: number; readonly id: BatchItemId; readonly evaluation: Evaluation }
  | FailedItem;

export type EvaluateBatchOptions = {
  readonly engine?: EngineChoice | undefined;
  /** No answer is begun once models have cost so many US dollars; undefined for no limit. */
  readonly capUsd?: number | undefined;
};

export type EvaluateBatch = (
  items: AsyncIterable<BatchItem>,
  options: EvaluateBatchOptions,
) => AsyncGenerator<BatchOutcome>;

/**
 * Evaluate answers one after the other, or side by side where they wait for a model: one outcome an item, in the order of the items.
 *
 * Takes no more items than are being evaluated or wait for one before them, so memory does not grow with the batch; one after the
 * other, the next item is taken when the last outcome was. An answer that cannot be evaluated becomes an error in its place and the
 * others go on; that holds for a bug of an engine too, because thousands of answers must not be lost over one. Those behind the cap on
 * costs become errors as well.
 *
 * @param concurrencyOf requests that the model of an engine takes at a time, from 1; 1 for engines without a model, and if left out
 */
export function createEvaluateBatch(
  evaluateAnswer: EvaluateAnswer,
  concurrencyOf: (engine: EngineChoice | undefined) => number = () => 1,
): EvaluateBatch {
  return async function* evaluateBatch(items, options) {
    const evaluateItem = createEvaluateItem(evaluateAnswer, options);
    const concurrency = concurrencyOf(options.engine);
    if (concurrency > 1) yield* mapInOrder(items, answersBegunFor(concurrency), evaluateItem);
    else for await (const item of items) yield await evaluateItem(item);
  };
}

function createEvaluateItem(evaluateAnswer: EvaluateAnswer, { engine, capUsd = Infinity }: EvaluateBatchOptions) {
  let spentUsd = 0;
  return async (item: BatchItem, signal?: AbortSignal): Promise<BatchOutcome> => {
    if ('error' in item) return item;
    const { line, id, questionId, answer } = item;
    if (spentUsd >= capUsd) return { line, id, error: capReached };
    try {
      const evaluation = await evaluateAnswer({ questionId, answer, engine }, { signal });
      spentUsd += costOfUses(evaluation.provenance?.modelUses ?? []);
      return { line, id, evaluation };
    } catch (error) {
      if (error instanceof EngineFailedError) spentUsd += costOfUses(error.modelUses);
      return { line, id, error: toBatchError(error) };
    }
  };
}

const capReached: BatchError = {
  code: 'spending-cap-reached' satisfies EngineFailureCode,
  message: 'The answer was not evaluated, because the models have cost as much as the cap allows',
};

/** Tell why an answer has no evaluation. The message of an unforeseen error may quote the answer, so only its kind is told. */
export function toBatchError(error: unknown): BatchError {
  if (error instanceof EvaluationError) return { code: error.code, message: error.message };
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    code: 'evaluation-failed',
    message: `The evaluation failed unexpectedly (${kind}); the other answers are not affected`,
  };
}
