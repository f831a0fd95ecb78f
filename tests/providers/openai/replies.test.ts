import { expect, it } from 'vitest';
import { openChatModel } from '../../../src/providers/openai/open-chat-model.ts';
import type { Behaviour } from '../../support/model-stub/behaviour.ts';
import { modelStubStarter } from '../../support/model-stub/model-stub-starter.ts';
import { chatRequest, llmSettings } from './model-settings.ts';

const start = modelStubStarter();

/** The reply to one request that the endpoint answers in this way. */
async function replyTo(behaviour: Omit<Extract<Behaviour, { kind: 'reply' }>, 'kind'>) {
  const stub = await start();
  stub.next({ kind: 'reply', ...behaviour });
  return openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
}

it.each([
  { finishReason: 'stop', end: 'done' },
  { finishReason: 'length', end: 'cut-off' },
  { finishReason: 'content_filter', end: 'filtered' },
  { finishReason: 'eos', end: 'done' },
])('ends $end where the wire says $finishReason', async ({ finishReason, end }) => {
  expect(await replyTo({ content: 'half', finishReason })).toMatchObject({ text: 'half', end });
});

it('ends refused where the message has a refusal, whose words are not the text', async () => {
  expect(await replyTo({ content: null, refusal: 'I cannot judge people' })).toMatchObject({
    text: '',
    end: 'refused',
  });
});

it.each(['content_filter', 'data_inspection_failed'])(
  'ends filtered where the prompt is turned down with %s',
  async (code) => {
    const stub = await start();
    stub.next({
      kind: 'status',
      status: 400,
      error: { code, message: 'Input data may contain inappropriate content' },
    });
    const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
    expect(reply).toMatchObject({ text: '', end: 'filtered', requests: 1 });
    expect(stub.requests).toHaveLength(1);
  },
);

it.each<{ what: string; behaviour: Parameters<typeof replyTo>[0]; text: string }>([
  { what: 'no choice', behaviour: { choices: [] }, text: '' },
  { what: 'content null', behaviour: { content: null }, text: '' },
  { what: 'content ""', behaviour: { content: '' }, text: '' },
  { what: 'a message without content', behaviour: { choices: [{ message: {}, finish_reason: 'stop' }] }, text: '' },
  {
    what: 'a list of parts, one of them thoughts',
    behaviour: {
      content: [
        { type: 'thinking', text: 'hm' },
        { type: 'text', text: '{"a"' },
        { type: 'text', text: ':1}' },
      ],
    },
    text: '{"a":1}',
  },
  {
    what: 'reasoning beside it',
    behaviour: { content: 'yes', message: { reasoning_content: 'because' } },
    text: 'yes',
  },
])('reads "$text" from $what', async ({ behaviour, text }) => {
  expect(await replyTo(behaviour)).toMatchObject({ text, end: 'done', requests: 1 });
});

it.each([
  {
    usage: { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 64 } },
    read: { inputTokens: 100, cachedInputTokens: 64, outputTokens: 20 },
    why: 'as OpenAI counts',
  },
  {
    usage: { prompt_tokens: 100, completion_tokens: 20, prompt_cache_hit_tokens: 80 },
    read: { inputTokens: 100, cachedInputTokens: 80, outputTokens: 20 },
    why: 'as DeepSeek counts',
  },
  {
    usage: { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: null },
    read: { inputTokens: 100, cachedInputTokens: 0, outputTokens: 20 },
    why: 'no word of a cache',
  },
  {
    // 'Judge. Reply in JSON.' is 21 characters, so 6 tokens; the answer is 14 Han characters; '{"a":1}' is 7, so 2.
    usage: null,
    read: { inputTokens: 20, cachedInputTokens: 0, outputTokens: 2 },
    why: 'estimated where nothing is counted',
  },
  {
    usage: { prompt_tokens: 'many' },
    read: { inputTokens: 20, cachedInputTokens: 0, outputTokens: 2 },
    why: 'estimated where nonsense is counted',
  },
])('reports the tokens: $why', async ({ usage, read }) => {
  expect((await replyTo({ content: '{"a":1}', usage })).usage).toEqual(read);
});

it('sends the model, the messages in their order and the key', async () => {
  const stub = await start();
  await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest({ temperature: 0.5, seed: 3 }));
  const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = stub.requests;
  expect(path).toBe('/v1/chat/completions');
  expect(headers.authorization).toBe('Bearer sk-not-a-real-key');
  expect(body).toMatchObject({ model: 'judge-1', temperature: 0.5, seed: 3, max_tokens: 200 });
  expect(body.messages?.map(({ role }) => role)).toEqual(['system', 'user']);
});

it('sends no key where none is set, but a name and a password of the address', async () => {
  const stub = await start();
  await openChatModel(llmSettings(stub.baseUrl, { apiKey: '' })).complete(chatRequest());
  const withName = stub.baseUrl.replace('http://', 'http://me:p%40ss@');
  await openChatModel(llmSettings(withName, { apiKey: '' })).complete(chatRequest());
  expect(stub.requests[0]?.headers.authorization).toBeUndefined();
  expect(stub.requests[1]?.headers.authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
});

it('keeps the query of the address', async () => {
  const stub = await start();
  await openChatModel(llmSettings(`${stub.baseUrl}/?api-version=preview`)).complete(chatRequest());
  expect(stub.requests[0]?.path).toBe('/v1/chat/completions?api-version=preview');
});

it('reads a body after the blank lines with which DeepSeek keeps a connection open', async () => {
  const stub = await start();
  const completion = { choices: [{ message: { content: 'ok' }, finish_reason: 'stop' }] };
  stub.next({ kind: 'raw', body: `\n\n\n${JSON.stringify(completion)}` });
  const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
  expect(reply).toMatchObject({ text: 'ok', requests: 1 });
});

it('reads JSON that is labelled as plain text', async () => {
  const stub = await start();
  const completion = { choices: [{ message: { content: '好' }, finish_reason: 'stop' }] };
  stub.next({ kind: 'raw', body: JSON.stringify(completion), contentType: 'text/plain' });
  const reply = await openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
  expect(reply).toMatchObject({ text: '好', requests: 1 });
});

it('does not follow a redirect with the key and the prompt', async () => {
  const [stub, other] = [await start(), await start()];
  stub.next({ kind: 'status', status: 307, headers: { location: `${other.baseUrl}/chat/completions` } });
  const sent = openChatModel(llmSettings(stub.baseUrl)).complete(chatRequest());
  await expect(sent).rejects.toMatchObject({ code: 'model-request-rejected' });
  expect(other.requests).toHaveLength(0);
});

it('keeps a connection for the next request', async () => {
  const stub = await start();
  const model = openChatModel(llmSettings(stub.baseUrl));
  for (let i = 0; i < 3; i++) await model.complete(chatRequest());
  expect(stub.connectionCount).toBe(1);
});
