import type { Question } from '../../domain/question-bank.ts';
import { estimateTokens } from '../../text/estimate-tokens.ts';
import { judgeMessages, staticInstructions } from './judge-messages.ts';
import type { JudgePrompts } from './judge-prompt.ts';

/** Tokens that one judgement is expected to take. */
export type JudgingForecast = {
  readonly inputTokens: number;
  /** Those of `inputTokens` that are the same for all answers to the question: a provider's prefix cache has them from the second on. */
  readonly sharedInputTokens: number;
  readonly outputTokens: number;
};

/** A quote of some fifteen characters, a reason of some forty, and the JSON around them: a guess from the prompt's own limits. */
const outputTokensPerCriterion = 100;

/** As long as those that are drawn. */
const anyDelimiter = 'x'.repeat(12);

/**
 * Estimate what judging an answer once takes, without asking anybody: the price of a batch before it starts. Repairs and repeated
 * requests come on top; a flagged answer is judged twice.
 */
export function forecastJudging(prompts: JudgePrompts, question: Question, answer: string): JudgingForecast {
  const prompt = prompts[question.language];
  const messages = judgeMessages(prompt, staticInstructions(prompt, question, question.language), answer, anyDelimiter);
  const [shared = 0, own = 0] = messages.map(({ content }) => estimateTokens(content));
  return {
    inputTokens: shared + own,
    sharedInputTokens: shared,
    outputTokens: question.rubric.criteria.length * outputTokensPerCriterion,
  };
}
