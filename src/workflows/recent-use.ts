import type { Evaluation } from '../domain/evaluation.ts';
import type { EvaluateAnswer } from './evaluate-answer.ts';

/** What an evaluation took of models, on the average of the last ones. */
export type MeanUse = {
  /** From asking to the last reply. */
  readonly seconds: number;
  /** As answers were evaluated: tokens and price of all requests for one of them. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
};

export type RecentUse = {
  /** undefined until a model was asked. */
  mean(): MeanUse | undefined;
  /** The same evaluation, of which note is taken. */
  watch(evaluateAnswer: EvaluateAnswer): EvaluateAnswer;
};

/** Evaluations that are remembered: enough for a steady mean, few enough to follow a change of the model's load. */
const remembered = 200;

/**
 * Take note of what evaluations take while they are made. Those for which no model was asked, because no engine needed one or every
 * reply was in the cache, say nothing about the next ones and are passed over.
 *
 * @param elapsedMs a clock that only goes forward
 */
export function createRecentUse(elapsedMs: () => number): RecentUse {
  const uses: MeanUse[] = [];
  return {
    mean() {
      if (uses.length === 0) return undefined;
      const mean = (of: (use: MeanUse) => number): number => uses.reduce((sum, use) => sum + of(use), 0) / uses.length;
      return {
        seconds: mean(({ seconds }) => seconds),
        inputTokens: mean(({ inputTokens }) => inputTokens),
        outputTokens: mean(({ outputTokens }) => outputTokens),
        costUsd: mean(({ costUsd }) => costUsd),
      };
    },
    watch: (evaluateAnswer) => async (request, options) => {
      const startedMs = elapsedMs();
      const evaluation = await evaluateAnswer(request, options);
      const use = useOf(evaluation, (elapsedMs() - startedMs) / 1000);
      if (use) uses.push(use);
      if (uses.length > remembered) uses.shift();
      return evaluation;
    },
  };
}

function useOf({ provenance }: Evaluation, seconds: number): MeanUse | undefined {
  const spent = (provenance?.modelUses ?? []).map((use) => use.spent).filter(({ requests }) => requests > 0);
  if (spent.length === 0) return undefined;
  const sum = (of: (part: (typeof spent)[number]) => number): number => spent.reduce((all, part) => all + of(part), 0);
  return {
    seconds,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: sum(({ costUsd }) => costUsd),
  };
}
