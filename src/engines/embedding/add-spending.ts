import { type ModelSpending, noSpending } from '../../domain/provenance.ts';

/** What several uses of a model cost together. */
export function addSpending(all: readonly ModelSpending[]): ModelSpending {
  return all.reduce(
    (sum, spent) => ({
      requests: sum.requests + spent.requests,
      inputTokens: sum.inputTokens + spent.inputTokens,
      cachedInputTokens: sum.cachedInputTokens + spent.cachedInputTokens,
      outputTokens: sum.outputTokens + spent.outputTokens,
      costUsd: sum.costUsd + spent.costUsd,
    }),
    noSpending,
  );
}
