import type { EmbeddingSettings, LlmSettings } from '../../../src/domain/model-settings.ts';
import type { ChatRequest } from '../../../src/providers/chat-model.ts';
import type { Clock } from '../../../src/providers/openai/clock.ts';

const endpoint = {
  apiKey: 'sk-not-a-real-key',
  timeoutMs: 5000,
  maxRetries: 3,
  concurrency: 64,
  requestsPerMinute: undefined,
  tokensPerMinute: undefined,
};

export function llmSettings(baseUrl: string, overrides: Partial<LlmSettings> = {}): LlmSettings {
  return {
    ...endpoint,
    baseUrl,
    model: 'judge-1',
    temperature: 0,
    seed: undefined,
    samples: 1,
    maxOutputTokens: 200,
    outputForm: 'auto',
    prices: { input: 0, cachedInput: 0, output: 0 },
    ...overrides,
  };
}

export function embeddingSettings(baseUrl: string, overrides: Partial<EmbeddingSettings> = {}): EmbeddingSettings {
  return {
    ...endpoint,
    baseUrl,
    model: 'vectors-1',
    batchSize: 3,
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
    price: 0,
    ...overrides,
  };
}

/** Stands in requests and nowhere else: tests look for it where it must not be. */
export const promptText = '这是一份只在请求里出现的答案';

export function chatRequest(overrides: Partial<ChatRequest> = {}): ChatRequest {
  return {
    messages: [
      { role: 'system', content: 'Judge. Reply in JSON.' },
      { role: 'user', content: promptText },
    ],
    reply: { name: 'judgement', schema: { type: 'object' } },
    temperature: 0,
    maxOutputTokens: 200,
    ...overrides,
  };
}

type SkippingClock = Clock & {
  /** Milliseconds of every wait, in order. */
  readonly waits: readonly number[];
};

/** A clock on which every wait is over at once, and chance is always a half. */
export function skippingClock(startMs = Date.UTC(2026, 0, 1)): SkippingClock {
  const waits: number[] = [];
  let now = startMs;
  return {
    waits,
    now: () => now,
    random: () => 0.5,
    async sleep(ms) {
      waits.push(ms);
      now += ms;
    },
  };
}
