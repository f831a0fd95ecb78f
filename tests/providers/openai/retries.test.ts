import { expect, it } from 'vitest';
import { openChatModel } from '../../../src/providers/openai/open-chat-model.ts';
import type { Behaviour } from '../../support/model-stub/behaviour.ts';
import { modelStubStarter } from '../../support/model-stub/model-stub-starter.ts';
import { chatRequest, llmSettings, promptText, skippingClock } from './model-settings.ts';

const start = modelStubStarter();

const status = (code: number, headers: Record<string, string> = {}): Behaviour => ({
  kind: 'status',
  status: code,
  headers,
});

it.each<{ what: string; behaviour: Behaviour }>([
  { what: 'status 408', behaviour: status(408) },
  { what: 'status 409', behaviour: status(409) },
  { what: 'status 429', behaviour: status(429) },
  { what: 'status 500', behaviour: status(500) },
  { what: 'status 503', behaviour: status(503) },
  { what: 'a connection that ends before the headers', behaviour: { kind: 'disconnect', at: 'before-headers' } },
  { what: 'a connection that ends after the headers', behaviour: { kind: 'disconnect', at: 'after-headers' } },
  { what: 'half a body', behaviour: { kind: 'disconnect', at: 'half-body' } },
  { what: 'a body that is no JSON', behaviour: { kind: 'raw', body: '{"choices":[{' } },
  { what: 'a page of HTML with status 200', behaviour: { kind: 'raw', body: '<html>', contentType: 'text/html' } },
  { what: 'an empty body', behaviour: { kind: 'raw', body: '' } },
  { what: 'JSON of another form', behaviour: { kind: 'raw', body: '{"error":{"message":"busy"}}' } },
  {
    what: 'a reply that DeepSeek broke off for want of machines',
    behaviour: { kind: 'reply', finishReason: 'insufficient_system_resource' },
  },
])('sends the request again after $what, and counts both', async ({ behaviour }) => {
  const stub = await start();
  stub.next(behaviour);
  const reply = await openChatModel(llmSettings(stub.baseUrl), skippingClock()).complete(chatRequest());
  expect(reply).toMatchObject({ text: '{}', requests: 2 });
  expect(stub.requests).toHaveLength(2);
});

it.each(['before-headers', 'after-headers', 'error-headers'] as const)(
  'gives up waiting for an endpoint that hangs %s, and asks again',
  async (at) => {
    const stub = await start();
    stub.next({ kind: 'hang', at });
    const model = openChatModel(llmSettings(stub.baseUrl, { timeoutMs: 250 }), skippingClock());
    expect(await model.complete(chatRequest())).toMatchObject({ requests: 2 });
    await expect.poll(() => stub.abortedCount).toBe(1);
  },
);

it('waits half of 500, 1,000 and 2,000 ms where chance says a half', async () => {
  const stub = await start();
  stub.next(status(500), status(500), status(500));
  const clock = skippingClock();
  await openChatModel(llmSettings(stub.baseUrl), clock).complete(chatRequest());
  expect(clock.waits).toEqual([250, 500, 1000]);
});

it('never waits more than half a minute by itself', async () => {
  const stub = await start();
  stub.next(...Array.from({ length: 8 }, () => status(500)));
  const clock = skippingClock();
  await openChatModel(llmSettings(stub.baseUrl, { maxRetries: 8 }), clock).complete(chatRequest());
  expect(clock.waits.slice(-2)).toEqual([15_000, 15_000]);
});

it.each([
  { headers: { 'retry-after': '90' }, waitMs: 90_000, why: 'seconds, above the minute that the client would ignore' },
  { headers: { 'retry-after': 'Thu, 01 Jan 2026 00:02:00 GMT' }, waitMs: 120_000, why: 'a date two minutes from now' },
  { headers: { 'retry-after': '5', 'retry-after-ms': '1500' }, waitMs: 1500, why: 'milliseconds before seconds' },
  { headers: { 'retry-after': '600' }, waitMs: 600_000, why: 'ten minutes, the most there is' },
])('waits exactly as long as asked: $why', async ({ headers, waitMs }) => {
  const stub = await start();
  stub.next(status(429, headers));
  const clock = skippingClock();
  await openChatModel(llmSettings(stub.baseUrl), clock).complete(chatRequest());
  expect(clock.waits).toEqual([waitMs]);
});

it.each(['0', 'Wed, 31 Dec 2025 23:00:00 GMT', 'soon'])(
  'backs off by itself when told to come back %s',
  async (when) => {
    const stub = await start();
    stub.next(status(429, { 'retry-after': when }));
    const clock = skippingClock();
    await openChatModel(llmSettings(stub.baseUrl), clock).complete(chatRequest());
    expect(clock.waits).toEqual([250]);
  },
);

it('fails at once, and may be tried later, when asked to wait more than ten minutes', async () => {
  const stub = await start();
  stub.next(status(429, { 'retry-after': '601' }));
  const sent = openChatModel(llmSettings(stub.baseUrl), skippingClock()).complete(chatRequest());
  await expect(sent).rejects.toMatchObject({ code: 'model-rate-limited', retryable: true });
  expect(stub.requests).toHaveLength(1);
});

it.each<{ what: string; behaviour: Behaviour; code: string; retryable: boolean; requests: number }>([
  { what: 'status 500', behaviour: status(500), code: 'model-unreachable', retryable: true, requests: 4 },
  { what: 'status 429', behaviour: status(429), code: 'model-rate-limited', retryable: true, requests: 4 },
  { what: 'status 401', behaviour: status(401), code: 'model-access-denied', retryable: false, requests: 1 },
  { what: 'status 403', behaviour: status(403), code: 'model-access-denied', retryable: false, requests: 1 },
  { what: 'status 413', behaviour: status(413), code: 'model-request-rejected', retryable: false, requests: 1 },
  {
    what: 'a quota that is used up',
    behaviour: { kind: 'status', status: 429, error: { code: 'insufficient_quota', message: 'pay' } },
    code: 'model-rate-limited',
    retryable: false,
    requests: 1,
  },
  {
    what: 'a model that is not there',
    behaviour: { kind: 'status', status: 404, error: { code: 'model_not_found', message: 'does not exist' } },
    code: 'model-request-rejected',
    retryable: false,
    requests: 1,
  },
  {
    what: 'a prompt that is too long',
    behaviour: { kind: 'status', status: 400, error: { message: "This model's maximum context length is 4096" } },
    code: 'model-request-rejected',
    retryable: false,
    requests: 1,
  },
  {
    what: 'broken bodies only',
    behaviour: { kind: 'raw', body: 'garbage' },
    code: 'model-reply-invalid',
    retryable: true,
    requests: 4,
  },
])('fails as $code for $what, after $requests requests', async ({ behaviour, code, retryable, requests }) => {
  const stub = await start({ behave: () => behaviour });
  const sent = openChatModel(llmSettings(stub.baseUrl), skippingClock()).complete(chatRequest());
  await expect(sent).rejects.toMatchObject({ name: 'EngineFailedError', engine: 'llm', code, retryable });
  expect(stub.requests).toHaveLength(requests);
});

it('fails as unreachable, with the name of the system’s error, where nothing listens', async () => {
  const stub = await start();
  await stub.close();
  const sent = openChatModel(llmSettings(stub.baseUrl), skippingClock()).complete(chatRequest());
  await expect(sent).rejects.toMatchObject({
    code: 'model-unreachable',
    message: 'The model of the llm engine could not be reached: ECONNREFUSED (4 requests)',
  });
});

it('sends nothing again when no retries are set', async () => {
  const stub = await start();
  stub.next(status(500));
  const model = openChatModel(llmSettings(stub.baseUrl, { maxRetries: 0 }), skippingClock());
  await expect(model.complete(chatRequest())).rejects.toMatchObject({ code: 'model-unreachable' });
  expect(stub.requests).toHaveLength(1);
});

it('says nothing of the key, the password, the prompt or the reply when it fails', async () => {
  const echo = { message: `you sent ${promptText} with sk-not-a-real-key`, code: promptText, param: promptText };
  const stub = await start({ behave: () => ({ kind: 'status', status: 400, error: echo }) });
  const baseUrl = stub.baseUrl.replace('http://', 'http://teacher:pa55word@');
  const failure = await openChatModel(llmSettings(baseUrl), skippingClock())
    .complete(chatRequest())
    .then(
      () => undefined,
      (error: Error) => error,
    );
  expect(failure).toBeInstanceOf(Error);
  const everything = `${failure?.stack} ${JSON.stringify(failure)} ${String(failure?.cause)}`;
  expect(everything).toContain('status 400');
  for (const secret of [promptText, 'sk-not-a-real-key', 'pa55word']) expect(everything).not.toContain(secret);
});
