import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openChatModel } from '../../../src/providers/openai/open-chat-model.ts';
import { openEmbeddingModel } from '../../../src/providers/openai/open-embedding-model.ts';
import { modelStubStarter } from '../../support/model-stub/model-stub-starter.ts';
import type { ModelStub } from '../../support/model-stub/start-model-stub.ts';
import { chatRequest, embeddingSettings, llmSettings } from './model-settings.ts';

const start = modelStubStarter();
const reason = new Error('the user went away');

/** Call off, and require that the call ends at once with the very reason. */
async function callOff(controller: AbortController, call: Promise<unknown>): Promise<void> {
  const calledOffAt = performance.now();
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  expect(performance.now() - calledOffAt).toBeLessThan(500);
}

const arrived = (stub: ModelStub, count: number) => expect.poll(() => stub.requests.length).toBe(count);

it('sends nothing when it was called off before', async () => {
  const stub = await start();
  const signal = AbortSignal.abort(reason);
  await expect(openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest({ signal }))).rejects.toBe(reason);
  const embedding = openEmbeddingModel(embeddingSettings(stub.baseUrl)).embed(['a'], 'query', { signal });
  await expect(embedding).rejects.toBe(reason);
  expect(stub.requests).toHaveLength(0);
});

it.each(['before-headers', 'after-headers', 'error-headers'] as const)(
  'closes the connection of a request in flight that hangs %s',
  async (at) => {
    const stub = await start({ behave: () => ({ kind: 'hang', at }) });
    const controller = new AbortController();
    const { signal } = controller;
    const call = openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest({ signal }));
    await arrived(stub, 1);
    await sleep(20); // for the headers
    await callOff(controller, call);
    await expect.poll(() => stub.abortedCount).toBe(1);
    expect(stub.requests).toHaveLength(1);
  },
);

it('ends the wait before a retry, and sends nothing more', async () => {
  const stub = await start({ behave: () => ({ kind: 'status', status: 429, headers: { 'retry-after': '30' } }) });
  const controller = new AbortController();
  const call = openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest({ signal: controller.signal }));
  await arrived(stub, 1);
  await sleep(20);
  await callOff(controller, call);
  expect(stub.requests).toHaveLength(1);
});

it('ends the wait for a free place without a request, and leaves the others alone', async () => {
  const stub = await start({ latencyMs: 60 });
  const model = openChatModel(llmSettings(stub.baseUrl, { concurrency: 1 }));
  await model.complete(chatRequest());
  const controller = new AbortController();
  const before = model.complete(chatRequest());
  const call = model.complete(chatRequest({ signal: controller.signal }));
  const after = model.complete(chatRequest());
  await arrived(stub, 2);
  await callOff(controller, call);
  expect(await Promise.all([before, after])).toMatchObject([{ requests: 1 }, { requests: 1 }]);
  expect(stub.requests).toHaveLength(3);
});

it('ends the wait for the first request of all, which goes on', async () => {
  const stub = await start({ latencyMs: 60 });
  const model = openChatModel(llmSettings(stub.baseUrl));
  const controller = new AbortController();
  const first = model.complete(chatRequest());
  const call = model.complete(chatRequest({ signal: controller.signal }));
  await callOff(controller, call);
  expect(await first).toMatchObject({ text: '{}' });
  expect(stub.requests).toHaveLength(1);
});

it('ends a hundred requests with one signal, without a warning of too many listeners', async () => {
  const stub = await start({
    behave: (_, index) => (index === 0 ? undefined : { kind: 'hang', at: 'before-headers' }),
  });
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const model = openChatModel(llmSettings(stub.baseUrl));
  const controller = new AbortController();
  await model.complete(chatRequest({ signal: controller.signal }));
  const calls = Array.from({ length: 100 }, () => model.complete(chatRequest({ signal: controller.signal })));
  const ends = Promise.allSettled(calls);
  await arrived(stub, 65); // the first one and 64 in flight
  controller.abort(reason);
  expect((await ends).every((end) => end.status === 'rejected' && end.reason === reason)).toBe(true);
  await expect.poll(() => stub.abortedCount).toBe(64);
  expect(stub.requests).toHaveLength(65);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

it('closes the connections of all batches of texts', async () => {
  const stub = await start({ behave: () => ({ kind: 'hang', at: 'before-headers' }) });
  const controller = new AbortController();
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl, { batchSize: 1 }));
  const call = model.embed(['a', 'b', 'c'], 'passage', { signal: controller.signal });
  await arrived(stub, 3);
  await callOff(controller, call);
  await expect.poll(() => stub.abortedCount).toBe(3);
});
