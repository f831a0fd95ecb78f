import { parseConfig } from '../../src/config.ts';
import type { EmbeddingSettings, LlmSettings } from '../../src/domain/model-settings.ts';

/** An idle machine needs a second or two for what is asked here, a busy one up to a minute. */
const TIMEOUT_S = '90';

/** Settings of the embedding model that `npm run test:models` serves. The server puts E5's prefix before texts itself. */
export function realEmbeddingSettings(overrides: Partial<EmbeddingSettings> = {}): EmbeddingSettings {
  const { embedding } = parseConfig({
    EMBEDDING_BASE_URL: process.env.MODEL_TESTS_EMBEDDING_URL,
    EMBEDDING_MODEL: 'multilingual-e5-small',
    EMBEDDING_TIMEOUT_S: TIMEOUT_S,
    EMBEDDING_MAX_RETRIES: '0',
  });
  if (embedding === undefined)
    throw new Error('MODEL_TESTS_EMBEDDING_URL is not set: start this by npm run test:models');
  return { ...embedding, ...overrides };
}

/** Settings of the language model that `npm run test:models` serves. */
export function realLlmSettings(overrides: Partial<LlmSettings> = {}): LlmSettings {
  const { llm } = parseConfig({
    LLM_BASE_URL: process.env.MODEL_TESTS_LLM_URL,
    LLM_MODEL: 'gemma-3-270m',
    LLM_TIMEOUT_S: TIMEOUT_S,
    LLM_MAX_RETRIES: '0',
    LLM_SEED: '7',
  });
  if (llm === undefined) throw new Error('MODEL_TESTS_LLM_URL is not set: start this by npm run test:models');
  return { ...llm, ...overrides };
}
