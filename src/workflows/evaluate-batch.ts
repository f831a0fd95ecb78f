import type { EngineChoice } from '../domain/engine-id.ts';
import { EvaluationError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation.ts';
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

export type EvaluateBatch = (
  items: AsyncIterable<BatchItem>,
  options: { readonly engine?: EngineChoice | undefined },
) => AsyncGenerator<BatchOutcome>;

/**
 * Evaluate answers one after the other, or side by side where they wait for a model: one outcome an item, in the order of the items.
 *
 * Takes no more items than are being evaluated or wait for one before them, so memory does not grow with the batch; one after the
 * other, the next item is taken when the last outcome was. An answer that cannot be evaluated becomes an error in its place and the
 * others go on; that holds for a bug of an engine too, because thousands of answers must not be lost over one.
 *
 * @param concurrencyOf answers evaluated at a time by an engine, from 1; one if left out
 */
export function createEvaluateBatch(
  evaluateAnswer: EvaluateAnswer,
  concurrencyOf: (engine: EngineChoice | undefined) => number = () => 1,
): EvaluateBatch {
  const evaluateItem = async (
    { line, id, questionId, answer }: AnswerItem,
    engine: EngineChoice | undefined,
    signal?: AbortSignal,
  ): Promise<BatchOutcome> => {
    try {
      return { line, id, evaluation: await evaluateAnswer({ questionId, answer, engine }, { signal }) };
    } catch (error) {
      return { line, id, error: toBatchError(error) };
    }
  };
  return async function* evaluateBatch(items, { engine }) {
    const concurrency = concurrencyOf(engine);
    if (concurrency > 1) {
      yield* mapInOrder(items, concurrency, async (item, signal) =>
        'error' in item ? item : evaluateItem(item, engine, signal),
      );
      return;
    }
    for await (const item of items) {
      yield 'error' in item ? item : await evaluateItem(item, engine);
    }
  };
}

/** Tell why an answer has no evaluation. The message of an unforeseen error may quote the answer, so only its kind is told. */
export function toBatchError(error: unknown): BatchError {
  if (error instanceof EvaluationError) return { code: error.code, message: error.message };
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    code: 'evaluation-failed',
    message: `The evaluation failed unexpectedly (${kind}); the other answers are not affected`,
  };
}
