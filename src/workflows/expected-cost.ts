import { costOf, type ModelPrices } from '../providers/model-prices.ts';
import { estimateTokens } from '../text/estimate-tokens.ts';
import type { EvaluateAnswerRequest } from './evaluate-answer.ts';
import type { RecentUse } from './recent-use.ts';

/** What answers are expected to take. */
export type CostEstimate = {
  /** US dollars an answer. */
  readonly costUsd: number;
  /** An answer, with as many side by side as may be; null while nothing is known. */
  readonly seconds: number | null;
  /** `recent-use`: output and time are those of the last evaluations. `guess`: the output is guessed. */
  readonly basis: 'recent-use' | 'guess';
};

/** Work out what some answers are expected to take, on the average. Asks no model. */
export type ExpectedCost = (requests: readonly EvaluateAnswerRequest[]) => Promise<CostEstimate>;

export type ExpectedCostParts = {
  /** Tokens of all that is sent beside the answer, for a question: instructions and rubric. */
  promptTokensOf(questionId: string): number;
  /** Criteria of a question. */
  criteriaOf(questionId: string): number;
  readonly prices: ModelPrices;
  /** Judgements of an answer. */
  readonly samples: number;
  /** Answers in flight. */
  readonly concurrency: number;
  readonly requestsPerMinute: number | undefined;
  readonly recentUse: Pick<RecentUse, 'mean'>;
};

/** A quote of some ten words, a verdict and a reason in a sentence, as JSON: stated, not measured. */
const guessedTokensACriterion = 120;

/**
 * Create the estimate for an engine that sends an answer with its prompt to a language model.
 *
 * Input: tokens of prompt and answer at the full price, times the samples; what the provider takes off for its prefix cache is not
 * counted on. Output: that of the last evaluations, or 120 tokens a criterion until there are some. Time: that of the last
 * evaluations, divided by the answers in flight, and never shorter than the endpoint's limit on requests allows.
 */
export function createExpectedCost(parts: ExpectedCostParts): ExpectedCost {
  const { promptTokensOf, criteriaOf, prices, samples, concurrency, requestsPerMinute, recentUse } = parts;
  return async (requests) => {
    const recent = recentUse.mean();
    const basis = recent ? 'recent-use' : 'guess';
    if (requests.length === 0) return { costUsd: 0, seconds: 0, basis };
    let costUsd = 0;
    for (const { questionId, answer } of requests) {
      const inputTokens = samples * (promptTokensOf(questionId) + estimateTokens(answer));
      const outputTokens = recent?.outputTokens ?? samples * criteriaOf(questionId) * guessedTokensACriterion;
      costUsd += costOf({ inputTokens, cachedInputTokens: 0, outputTokens }, prices);
    }
    const allowedSeconds = requestsPerMinute === undefined ? 0 : (samples * 60) / requestsPerMinute;
    const seconds = recent ? Math.max(recent.seconds / concurrency, allowedSeconds) : null;
    return { costUsd: costUsd / requests.length, seconds, basis };
  };
}
