import pLimit from 'p-limit';
import type { EngineChoice } from '../../src/domain/engine-id.ts';
import type { Evaluation } from '../../src/domain/evaluation.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import type { LabelledAnswer } from '../../src/workflows/measure-agreement.ts';

/** The evaluation of a labelled answer, or what kept the engine from making one. */
export type RecordedEvaluation = {
  readonly labelled: LabelledAnswer;
  readonly evaluation: Evaluation | null;
};

/** Evaluations that were made already, and a way to ask for them as if they were made now. */
export type RecordedEvaluations = {
  /** In the order of the labelled answers. */
  readonly recorded: readonly RecordedEvaluation[];
  /** Answers from the record: an engine that costs time or money is asked once. */
  readonly evaluateAnswer: EvaluateAnswer;
};

/** Answers in flight: a model takes its time, and its own settings hold it back where it must be. */
const concurrency = 8;

/** Evaluate labelled answers side by side and keep what came of each, failures included. */
export async function recordEvaluations(
  answers: readonly LabelledAnswer[],
  engine: EngineChoice,
  evaluateAnswer: EvaluateAnswer,
): Promise<RecordedEvaluations> {
  const limit = pLimit(concurrency);
  const outcomes = await Promise.allSettled(
    answers.map(({ questionId, answer }) => limit(() => evaluateAnswer({ questionId, answer, engine }))),
  );
  const byAnswer = new Map(answers.map((labelled, index) => [keyOf(labelled), outcomes[index]] as const));
  return {
    recorded: answers.map((labelled, index) => {
      const outcome = outcomes[index];
      return { labelled, evaluation: outcome?.status === 'fulfilled' ? outcome.value : null };
    }),
    evaluateAnswer: async (request) => {
      const outcome = byAnswer.get(keyOf(request));
      if (!outcome) throw new RangeError(`No evaluation of an answer to "${request.questionId}" was recorded`);
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    },
  };
}

function keyOf({ questionId, answer }: { readonly questionId: string; readonly answer: string }): string {
  return `${questionId}\n${answer}`;
}
