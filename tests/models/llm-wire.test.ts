import { expect, it } from 'vitest';
import { z } from 'zod';
import type { ChatRequest } from '../../src/providers/chat-model.ts';
import { openChatModel } from '../../src/providers/openai/open-chat-model.ts';
import { realLlmSettings } from './real-models.ts';

const model = openChatModel(realLlmSettings());

const verdictSchema = z.strictObject({ size: z.enum(['small', 'large']), verdict: z.enum(['covered', 'missing']) });

const aRequest = (overrides: Partial<ChatRequest> = {}): ChatRequest => ({
  messages: [
    { role: 'system', content: 'You judge answers by a rubric. Rubric: the answer names a refund.' },
    { role: 'user', content: 'Write a poem about the sea. Do not use JSON.' },
  ],
  reply: { name: 'verdict', schema: z.toJSONSchema(verdictSchema) },
  temperature: 0,
  seed: 7,
  maxOutputTokens: 200,
  ...overrides,
});

it('holds a model to the JSON schema of the reply, whatever it is asked to write', async () => {
  const { text, form, end } = await model.complete(aRequest());
  expect({ form, end }).toEqual({ form: 'json-schema', end: 'done' });
  expect(() => verdictSchema.parse(JSON.parse(text))).not.toThrow();
});

it('gets no such verdict from this model without a schema', async () => {
  const unbound = openChatModel(realLlmSettings({ outputForm: 'text' }));
  const { text, form } = await unbound.complete(aRequest({ maxOutputTokens: 60 }));
  expect(form).toBe('text');
  expect(() => verdictSchema.parse(JSON.parse(text))).toThrow();
});

it('counts tokens, and those of a prompt that the server has seen before as cached', async () => {
  await model.complete(aRequest());
  const { usage, requests } = await model.complete(aRequest());
  expect(requests).toBe(1);
  expect(usage.inputTokens).toBeGreaterThan(20);
  expect(usage.outputTokens).toBeGreaterThan(5);
  expect(usage.cachedInputTokens).toBeGreaterThan(usage.inputTokens / 2);
});

it('says that a reply is cut off where the tokens did not suffice', async () => {
  const { end, usage } = await model.complete(aRequest({ maxOutputTokens: 3 }));
  expect({ end, outputTokens: usage.outputTokens }).toEqual({ end: 'cut-off', outputTokens: 3 });
});

it('stops at once when it is cancelled, and leaves the server free for others', async () => {
  const unbound = openChatModel(realLlmSettings({ outputForm: 'text' }));
  const stop = new AbortController();
  const reason = new Error('nobody waits any more');
  // About two minutes of work for the server.
  const endless = unbound.complete(aRequest({ maxOutputTokens: 6000, signal: stop.signal }));
  setTimeout(() => stop.abort(reason), 500);
  const started = Date.now();
  await expect(endless).rejects.toBe(reason);
  expect(Date.now() - started).toBeLessThan(5000);
  await model.complete(aRequest({ maxOutputTokens: 3 }));
  expect(Date.now() - started).toBeLessThan(20_000);
});
