import type { TokenUsage } from './chat-model.ts';

/** US dollars for a million tokens. */
export type ModelPrices = { readonly input: number; readonly cachedInput: number; readonly output: number };

const million = 1_000_000;

/** What tokens cost, in US dollars. */
export function costOf({ inputTokens, cachedInputTokens, outputTokens }: TokenUsage, prices: ModelPrices): number {
  const freshInput = (inputTokens - cachedInputTokens) * prices.input;
  return (freshInput + cachedInputTokens * prices.cachedInput + outputTokens * prices.output) / million;
}
