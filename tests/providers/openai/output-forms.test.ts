import { expect, it } from 'vitest';
import { openChatModel } from '../../../src/providers/openai/open-chat-model.ts';
import type { RefusedPart } from '../../support/model-stub/behaviour.ts';
import { modelStubStarter } from '../../support/model-stub/model-stub-starter.ts';
import type { SeenRequest } from '../../support/model-stub/start-model-stub.ts';
import { chatRequest, llmSettings, skippingClock } from './model-settings.ts';

const start = modelStubStarter();

const formOf = ({ body }: SeenRequest) => (body.response_format as { type: string } | undefined)?.type ?? 'text';

it('asks with a strict JSON schema first', async () => {
  const stub = await start();
  const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
  expect(reply.form).toBe('json-schema');
  expect(stub.requests[0]?.body.response_format).toEqual({
    type: 'json_schema',
    json_schema: { name: 'judgement', strict: true, schema: { type: 'object' } },
  });
});

it.each<{ parts: RefusedPart[]; forms: string[]; form: string }>([
  { parts: ['json_schema'], forms: ['json_schema', 'json_object'], form: 'json-object' },
  { parts: ['json_schema', 'json_object'], forms: ['json_schema', 'json_object', 'text'], form: 'text' },
])('steps back to $form where $parts are refused, and remembers it', async ({ parts, forms, form }) => {
  const stub = await start({ refuses: { parts } });
  const model = openChatModel(llmSettings(stub.baseUrl));
  expect(await model.complete(chatRequest())).toMatchObject({ form, requests: forms.length });
  expect(await model.complete(chatRequest())).toMatchObject({ form, requests: 1 });
  expect(stub.requests.map(formOf)).toEqual([...forms, forms.at(-1)]);
});

it.each([400, 404, 422, 501])('steps back after status %i, whether or not the reason is named', async (status) => {
  for (const isNamed of [true, false]) {
    const stub = await start({ refuses: { parts: ['json_schema'], status, isNamed } });
    const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
    expect(reply).toMatchObject({ form: 'json-object', requests: 2 });
  }
});

it('lets parallel requests wait for what the first one finds out, so that only one is refused', async () => {
  const stub = await start({ refuses: { parts: ['json_schema'] } });
  const model = openChatModel(llmSettings(stub.baseUrl));
  const replies = await Promise.all(Array.from({ length: 20 }, () => model.complete(chatRequest())));
  expect(replies.every(({ form }) => form === 'json-object')).toBe(true);
  expect(stub.requests.map(formOf).filter((form) => form === 'json_schema')).toHaveLength(1);
  expect(stub.requests).toHaveLength(21);
});

it('lets nobody wait for the retries of the first request', async () => {
  const stub = await start();
  stub.next({ kind: 'status', status: 500 });
  let wakeUp = () => {};
  const clock = { ...skippingClock(), sleep: () => new Promise<void>((resolve) => (wakeUp = resolve)) };
  const model = openChatModel(llmSettings(stub.baseUrl), clock);
  const first = model.complete(chatRequest());
  expect(await model.complete(chatRequest())).toMatchObject({ requests: 1 });
  wakeUp();
  expect(await first).toMatchObject({ requests: 2 });
});

it('remembers nothing when no form is taken', async () => {
  const stub = await start({ behave: (_, index) => (index < 3 ? { kind: 'status', status: 400 } : undefined) });
  const model = openChatModel(llmSettings(stub.baseUrl));
  await expect(model.complete(chatRequest())).rejects.toMatchObject({ code: 'model-request-rejected' });
  expect(await model.complete(chatRequest())).toMatchObject({ form: 'json-schema', requests: 1 });
});

it('does not step back from a form that the settings name', async () => {
  const stub = await start({ refuses: { parts: ['json_schema'] } });
  const model = openChatModel(llmSettings(stub.baseUrl, { outputForm: 'json-schema' }));
  await expect(model.complete(chatRequest())).rejects.toMatchObject({ code: 'model-request-rejected' });
  expect(stub.requests).toHaveLength(1);
});

it('begins with the form that the settings name', async () => {
  const stub = await start();
  const model = openChatModel(llmSettings(stub.baseUrl, { outputForm: 'text' }));
  expect(await model.complete(chatRequest())).toMatchObject({ form: 'text' });
  expect(stub.requests[0]?.body).not.toHaveProperty('response_format');
});

it.each<{ part: RefusedPart; kept: string[]; gone: string[] }>([
  { part: 'seed', kept: ['temperature', 'max_tokens', 'response_format'], gone: ['seed'] },
  { part: 'temperature', kept: ['seed', 'max_tokens', 'response_format'], gone: ['temperature'] },
  {
    part: 'max_tokens',
    kept: ['seed', 'temperature', 'max_completion_tokens', 'response_format'],
    gone: ['max_tokens'],
  },
])('does without $part once that is refused, and without nothing else', async ({ part, kept, gone }) => {
  const stub = await start({ refuses: { parts: [part] } });
  const model = openChatModel(llmSettings(stub.baseUrl));
  expect(await model.complete(chatRequest({ seed: 7 }))).toMatchObject({ requests: 2 });
  expect(await model.complete(chatRequest({ seed: 7 }))).toMatchObject({ requests: 1 });
  const last = stub.requests.at(-1)?.body ?? {};
  for (const name of kept) expect(last).toHaveProperty(name);
  for (const name of gone) expect(last).not.toHaveProperty(name);
});

it('gives up everything that is refused, one after the other', async () => {
  const parts: RefusedPart[] = ['json_schema', 'json_object', 'seed', 'temperature', 'max_tokens'];
  const stub = await start({ refuses: { parts } });
  const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest({ seed: 7 }));
  expect(reply).toMatchObject({ form: 'text', requests: 6 });
  expect(Object.keys(stub.requests.at(-1)?.body ?? {}).sort()).toEqual(['max_completion_tokens', 'messages', 'model']);
});

it.each([
  { body: { detail: [{ loc: ['body', 'seed'], msg: 'Extra inputs are not permitted', input: 7 }] }, why: 'FastAPI' },
  { body: { error: 'seed is not supported' }, why: 'a sentence' },
  { body: { object: 'error', message: 'Unknown parameter: seed', code: 400 }, why: 'fields without an error around' },
])('understands refusals in the words of others: $why', async ({ body }) => {
  const stub = await start({
    behave: (request) => ('seed' in request ? { kind: 'status', status: 422, body } : undefined),
  });
  const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest({ seed: 7 }));
  expect(reply).toMatchObject({ form: 'json-schema', requests: 2 });
});

it('takes a page of HTML with status 400 for a refusal that names nothing', async () => {
  const stub = await start();
  stub.next({ kind: 'status', status: 400, body: '<html>Bad Request</html>' });
  const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
  expect(reply).toMatchObject({ form: 'json-object', requests: 2 });
});
