import { expect, it } from 'vitest';
import { openChatModel } from '../../../src/providers/openai/open-chat-model.ts';
import { modelStubStarter } from '../../support/model-stub/model-stub-starter.ts';
import { chatRequest, llmSettings, skippingClock } from './model-settings.ts';

const start = modelStubStarter();

it('never has more requests in flight than the settings allow, and as many where there is work', async () => {
  const stub = await start({ latencyMs: 10 });
  const model = openChatModel(llmSettings(stub.baseUrl, { concurrency: 5 }));
  await Promise.all(Array.from({ length: 30 }, () => model.complete(chatRequest())));
  expect(stub.peakConcurrency).toBe(5);
});

it('holds back all requests of a model when one is told to come back later', async () => {
  const stub = await start();
  const clock = skippingClock();
  const startMs = clock.now();
  const model = openChatModel(llmSettings(stub.baseUrl, { maxRetries: 0 }), clock);
  await model.complete(chatRequest());
  stub.next({ kind: 'status', status: 429, headers: { 'retry-after': '45' } });
  await expect(model.complete(chatRequest())).rejects.toMatchObject({ code: 'model-rate-limited' });
  expect(clock.waits).toEqual([]);
  await model.complete(chatRequest());
  expect(clock.waits).toEqual([45_000]);
  expect(clock.now() - startMs).toBe(45_000);
});

it('holds back nobody for a 429 that names no time', async () => {
  const stub = await start();
  const clock = skippingClock();
  const model = openChatModel(llmSettings(stub.baseUrl, { maxRetries: 0 }), clock);
  stub.next({ kind: 'status', status: 429 });
  await expect(model.complete(chatRequest())).rejects.toMatchObject({ code: 'model-rate-limited' });
  await model.complete(chatRequest());
  expect(clock.waits).toEqual([]);
});

it('keeps to the tokens a minute with what the endpoint counted, not with what was feared', async () => {
  const stub = await start({ behave: () => ({ kind: 'reply', usage: { prompt_tokens: 50, completion_tokens: 50 } }) });
  const clock = skippingClock();
  // 20 of the prompt and 200 of the reply are expected, 100 are taken: 100 + 100 + 220 fit into 420, 300 + 220 do not.
  const model = openChatModel(llmSettings(stub.baseUrl, { tokensPerMinute: 420 }), clock);
  for (let i = 0; i < 3; i++) await model.complete(chatRequest());
  expect(clock.waits).toEqual([]);
  await model.complete(chatRequest());
  expect(clock.waits).toEqual([60_000]);
});
