import { expect, it, vi } from 'vitest';
import { createCacheOnlyChatModel } from '../../../src/providers/cache-only/cache-only-chat-model.ts';
import { createCacheOnlyEmbeddingModel } from '../../../src/providers/cache-only/cache-only-embedding-model.ts';

const aRequest = { messages: [], reply: { name: 'r', schema: {} }, temperature: 0, maxOutputTokens: 1 };

it('refuses every call, and tells that one was missed', async () => {
  const onMiss = vi.fn();
  const chat = createCacheOnlyChatModel('m', { engine: 'llm', failures: [], onMiss });
  await expect(chat.complete(aRequest)).rejects.toMatchObject({ code: 'reply-not-cached' });
  const model = { name: 'e', parameters: { prefix: 'query: ' } };
  const embedding = createCacheOnlyEmbeddingModel(model, { engine: 'embedding', failures: [], onMiss });
  await expect(embedding.embed(['x'], 'query')).rejects.toMatchObject({ code: 'reply-not-cached' });
  expect(embedding).toMatchObject(model);
  expect(onMiss).toHaveBeenCalledTimes(2);
});

it('fails again as its engine failed the first time, which misses nothing', async () => {
  const onMiss = vi.fn();
  const failures = [
    { engine: 'embedding', code: 'model-refused', message: 'It declined' },
    { engine: 'llm', code: 'model-unreachable', message: 'Nobody answers' },
  ] as const;
  const chat = createCacheOnlyChatModel('m', { engine: 'llm', failures, onMiss });
  await expect(chat.complete(aRequest)).rejects.toMatchObject({
    code: 'model-unreachable',
    engine: 'llm',
    message: 'Nobody answers',
  });
  expect(onMiss).not.toHaveBeenCalled();
});
