import { expect, it } from 'vitest';
import { EngineFailedError } from '../../../src/engines/engine-errors.ts';
import { askJudge } from '../../../src/engines/llm/ask-judge.ts';
import { aQuestion, prompts } from './an-llm-engine.ts';
import { aReply, chatOf, judgementOf, type ScriptedChat } from './scripted-chat.ts';

const messages = [
  { role: 'system', content: '规则' },
  { role: 'user', content: '作答' },
] as const;
const sorry = { id: 'sorry', quotes: ['我先道歉'], verdict: 'covered' };
const trace = { id: 'trace' };
const good = judgementOf(sorry, trace);

const ask = (chat: ScriptedChat) =>
  askJudge(chat, {
    question: aQuestion(),
    prompt: prompts.zh,
    messages,
    temperature: 0,
    seed: 7,
    maxOutputTokens: 500,
    signal: new AbortController().signal,
  });

const failureOf = async (chat: ScriptedChat): Promise<EngineFailedError> => {
  const error: unknown = await ask(chat).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof EngineFailedError) return error;
  throw new Error('did not fail as an engine');
};

it('asks once where the first reply can be used', async () => {
  const chat = chatOf(good);
  const { texts, reading } = await ask(chat);
  expect(texts).toEqual([good]);
  expect([...reading.judgements.keys()]).toEqual(['sorry', 'trace']);
  expect(chat.requests[0]).toMatchObject({ messages, temperature: 0, seed: 7, maxOutputTokens: 500 });
});

it('asks once where a complete reply is said to be cut off', async () => {
  expect((await ask(chatOf(aReply(good, { end: 'cut-off' })))).reading.problems.size).toBe(0);
});

it('asks again with twice the tokens where the reply was cut off', async () => {
  const chat = chatOf(aReply(good.slice(0, 40), { end: 'cut-off' }), good);
  expect((await ask(chat)).reading.judgements.size).toBe(2);
  expect(chat.requests.map(({ maxOutputTokens }) => maxOutputTokens)).toEqual([500, 1000]);
  expect(chat.requests[1]?.messages).toEqual(messages);
});

it('sends a reply back once, and names what is wrong without repeating it', async () => {
  const bad = judgementOf({ ...sorry, verdict: '满分' }, { id: 'bonus' });
  const chat = chatOf(bad, good);
  expect((await ask(chat)).reading.judgements.get('sorry')?.verdict).toBe('covered');
  const [system, user, assistant, repair] = chat.requests[1]?.messages ?? [];
  expect([system, user, assistant]).toEqual([...messages, { role: 'assistant', content: bad }]);
  expect(repair?.content).toContain('- sorry: verdict 不是 covered、partial、missing、contradicted 之一');
  expect(repair?.content).toContain('- trace: 没有这一项');
  expect(repair?.content).toContain('- 有些 id 不在要点里');
  expect(repair?.content).toContain('sorry, trace');
  expect(repair?.content).not.toMatch(/满分|bonus/);
});

it('has a criterion judged again whose key stands twice, and goes by neither of the two', async () => {
  const twice = judgementOf(sorry, { ...sorry, verdict: 'contradicted' }, trace);
  const chat = chatOf(twice, judgementOf({ ...sorry, verdict: 'partial' }, trace));
  expect((await ask(chat)).reading.judgements.get('sorry')?.verdict).toBe('partial');
  expect(chat.requests[1]?.messages.at(-1)?.content).toContain('- sorry: 出现了不止一次');
  const { reading } = await ask(chatOf(twice, twice));
  expect([...reading.judgements.keys(), ...reading.problems]).toEqual(['trace', ['sorry', 'twice']]);
});

it('asks again as at first where the reply was empty', async () => {
  const chat = chatOf('', good);
  expect((await ask(chat)).reading.judgements.size).toBe(2);
  expect(chat.requests[1]?.messages).toEqual(messages);
});

it('keeps what could be used at first where the repair breaks it, and takes the later one where both can be used', async () => {
  const first = judgementOf({ ...sorry, verdict: 'partial' }, { ...trace, verdict: 'nothing' });
  const { reading } = await ask(chatOf(first, judgementOf({ ...sorry, verdict: 'so so' }, trace)));
  expect([reading.judgements.get('sorry')?.verdict, reading.judgements.get('trace')?.verdict]).toEqual([
    'partial',
    'missing',
  ]);
  const later = await ask(chatOf(judgementOf({ ...sorry, verdict: 'partial' }), good));
  expect(later.reading.judgements.get('sorry')?.verdict).toBe('covered');
});

it('leaves a criterion open, with the cause, that is wrong twice', async () => {
  const bad = judgementOf(sorry, { ...trace, verdict: 'none' });
  const { reading } = await ask(chatOf(bad, bad));
  expect([...reading.judgements.keys()]).toEqual(['sorry']);
  expect([...reading.problems]).toEqual([['trace', 'verdict-wrong']]);
});

it('asks three times at most: once, with more room, and for repair', async () => {
  const cut = aReply('{"criteria":', { end: 'cut-off' });
  const chat = chatOf(cut, cut, cut);
  const error = await failureOf(chat);
  expect([error.code, error.retryable, chat.requests.length]).toEqual(['model-reply-invalid', false, 3]);
  expect(error.message).toContain('cut off');
});

it('fails where nothing of two replies can be read, and quotes neither', async () => {
  const error = await failureOf(chatOf('他道歉了，很好', '真的很好'));
  expect([error.code, error.retryable]).toEqual(['model-reply-invalid', false]);
  expect(error.message).toBe("The model's reply could not be read: the reply holds no complete JSON object");
});

it.each(['refused', 'filtered'] as const)('does not argue with a model whose reply was %s', async (end) => {
  const chat = chatOf(aReply('我不能评判。', { end }));
  expect([(await failureOf(chat)).code, chat.requests.length]).toEqual(['model-refused', 1]);
});

it('keeps what could be used at first where the model declines the repair', async () => {
  const { reading, replies, texts } = await ask(chatOf(judgementOf(sorry), aReply('', { end: 'refused' })));
  expect([...reading.judgements.keys()]).toEqual(['sorry']);
  expect([replies.length, texts.length]).toEqual([2, 1]);
});
