import { type CombinationModel, combinationSchema, nameOfSet } from './combination-model.ts';
import embeddingKeyword from './fitted/embedding+keyword.json' with { type: 'json' };
import embeddingKeywordLlm from './fitted/embedding+keyword+llm.json' with { type: 'json' };
import embeddingLlm from './fitted/embedding+llm.json' with { type: 'json' };
import keywordLlm from './fitted/keyword+llm.json' with { type: 'json' };

const files: readonly unknown[] = [embeddingKeyword, keywordLlm, embeddingLlm, embeddingKeywordLlm];

/**
 * Load the combinations of every set of engines that can be witnesses together.
 *
 * @throws {z.ZodError} if a file of `fitted/` is not what it should be.
 */
export function loadCombinationModel(): CombinationModel {
  const combinations = files.map((content) => combinationSchema.parse(content));
  return new Map(combinations.map((combination) => [nameOfSet(combination.witnesses), combination]));
}
