import { expect, it } from 'vitest';
import type { EngineReport } from '../../../src/engines/engine.ts';
import { EngineFailedError } from '../../../src/engines/engine-errors.ts';
import { aCache, anAnswer, anEngine, aQuestion, prompts, settings } from './an-llm-engine.ts';
import { answerIn, aReply, chatOf, chatThat, judgementOf } from './scripted-chat.ts';

const answer = '我会先向客人道歉，再去查行李的记录。';
const good = judgementOf(
  { id: 'sorry', quotes: ['先向客人道歉'], reason: '说了先道歉', verdict: 'covered' },
  { id: 'trace', quotes: ['再去查行李的记录'], reason: '说了查记录', verdict: 'partial' },
);

const verdictsOf = ({ findings }: EngineReport) => findings.map(({ verdict }) => verdict);
const withoutSpending = (report: EngineReport) => ({
  ...report,
  modelUses: report.modelUses.map(({ spent: _, ...rest }) => rest),
});

it('judges all criteria in one call and proves each verdict with words of the answer', async () => {
  const chat = chatOf(good);
  const report = await anEngine({ chat }).findEvidence(anAnswer(answer));
  expect(report.findings).toEqual([
    {
      criterionId: 'sorry',
      verdict: 'covered',
      evidence: [{ start: 2, end: 8 }],
      reason: '说了先道歉',
      confidence: 0.88,
    },
    {
      criterionId: 'trace',
      verdict: 'partial',
      evidence: [{ start: 9, end: 17 }],
      reason: '说了查记录',
      confidence: 0.88,
    },
  ]);
  expect(report.unscored).toEqual([]);
  expect(chat.requests).toHaveLength(1);
});

it('says which model was asked for what, and what it cost', async () => {
  const report = await anEngine({ chat: chatOf(good) }).findEvidence(anAnswer(answer));
  expect(report.engine.version).toMatch(/^1\.2\.0\+a-model\+[0-9a-f]{8}$/);
  expect(report.modelUses).toEqual([
    {
      engine: 'llm',
      model: 'a-model',
      parameters: { temperature: 0, samples: 1, maxOutputTokens: 500, outputForm: 'auto', mask: true },
      promptHash: prompts.zh.hash,
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      cacheKeys: [expect.stringMatching(/^[0-9a-f]{64}$/)],
      // 400 fresh tokens at 1, 600 cached at 0.5 and 100 written at 4 dollars a million.
      spent: { requests: 1, inputTokens: 1000, cachedInputTokens: 600, outputTokens: 100, costUsd: 0.0011 },
    },
  ]);
});

it('adds up what a repair took', async () => {
  const report = await anEngine({ chat: chatOf('?', aReply(good, { requests: 3 })) }).findEvidence(anAnswer(answer));
  expect(report.modelUses[0]?.spent).toMatchObject({ requests: 4, inputTokens: 2000, outputTokens: 200 });
});

it('masks personal data before it leaves, and still points at the words as submitted', async () => {
  const personal = '我先道歉，再请他打13812345678找我。';
  const chat = chatThat((request) => {
    const quote = /再请.*找我/.exec(answerIn(request))?.[0];
    return aReply(judgementOf({ id: 'sorry' }, { id: 'trace', quotes: [quote], verdict: 'covered' }));
  });
  const { findings } = await anEngine({ chat }).findEvidence(anAnswer(personal));
  expect(JSON.stringify(chat.requests)).not.toContain('13812345678');
  expect(findings[1]?.evidence.map(({ start, end }) => personal.slice(start, end))).toEqual([
    '再请他打13812345678找我',
  ]);
  const open = chatOf(good);
  await anEngine({ chat: open, mask: false }).findEvidence(anAnswer(personal));
  expect(JSON.stringify(open.requests)).toContain('13812345678');
});

it('gives the prompt in the language of the question and reasons in that of the reader', async () => {
  const chat = chatOf(good, good, good);
  await anEngine({ chat }).findEvidence(anAnswer(answer));
  await anEngine({ chat }).findEvidence(anAnswer(answer, { readerLanguage: 'en' }));
  await anEngine({ chat }).findEvidence(anAnswer(answer, { question: aQuestion('en') }));
  const [zh, en, english] = chat.requests.map(({ messages }) => messages[0]?.content);
  expect(zh).toContain('reason 用中文写');
  expect(en).toContain('reason 用英文写');
  expect(english).toContain('Write reason in Chinese');
});

it('leaves only the criterion unscored that the model got wrong twice', async () => {
  const bad = judgementOf(
    { id: 'sorry', quotes: ['先向客人道歉'], verdict: 'covered' },
    { id: 'trace', verdict: '答到' },
  );
  const cache = aCache();
  const report = await anEngine({ chat: chatOf(bad, bad), cache }).findEvidence(anAnswer(answer));
  expect(verdictsOf(report)).toEqual(['covered']);
  const cause = '模型的输出不能用：verdict 不是 covered、partial、missing、contradicted 之一';
  expect(report.unscored).toEqual([{ criterionId: 'trace', cause }]);
  expect([cache.results.size, report.modelUses[0]?.cacheKeys]).toEqual([0, []]);
});

it('gives the same evaluation from the cache, byte for byte, at no cost', async () => {
  const cache = aCache();
  const fresh = await anEngine({ chat: chatOf('not JSON', good), cache }).findEvidence(anAnswer(answer));
  const again = await anEngine({ chat: chatOf(), cache }).findEvidence(anAnswer(answer));
  expect(JSON.stringify(withoutSpending(again))).toBe(JSON.stringify(withoutSpending(fresh)));
  const nothing = { requests: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: 0 };
  expect(again.modelUses[0]?.spent).toEqual(nothing);
  expect([...cache.results.keys()]).toEqual(fresh.modelUses[0]?.cacheKeys);
});

it.each([
  { what: 'model', change: { chat: { ...chatOf(good), name: 'another-model' } } },
  { what: 'temperature', change: { settings: { ...settings, temperature: 1 } } },
  { what: 'seed', change: { settings: { ...settings, seed: 1 } } },
  { what: 'limit of tokens', change: { settings: { ...settings, maxOutputTokens: 501 } } },
  { what: 'prompt', change: { prompts: { ...prompts, zh: { ...prompts.zh, hash: 'another' } } } },
])('does not take another $what for the same question', async ({ change }) => {
  const cache = aCache();
  await anEngine({ chat: chatOf(good), cache }).findEvidence(anAnswer(answer));
  const { modelUses } = await anEngine({ chat: chatOf(good), cache, ...change }).findEvidence(anAnswer(answer));
  expect([modelUses[0]?.spent.requests, cache.results.size]).toEqual([1, 2]);
});

it('asks once for two equal requests at the same time, and bills one of them', async () => {
  const chat = chatOf(good);
  const engine = anEngine({ chat });
  const reports = await Promise.all([engine.findEvidence(anAnswer(answer)), engine.findEvidence(anAnswer(answer))]);
  expect(chat.requests).toHaveLength(1);
  expect(reports.map(({ modelUses }) => modelUses[0]?.spent.requests).sort()).toEqual([0, 1]);
});

it('takes samples in parallel, with seeds of their own, and lets them vote', async () => {
  const doubting = judgementOf(
    { id: 'sorry', quotes: ['先向客人道歉'], reason: '不够', verdict: 'partial' },
    { id: 'trace' },
  );
  const chat = chatOf(good, doubting, good);
  const cache = aCache();
  const engine = anEngine({ chat, cache, settings: { ...settings, samples: 3, seed: 5 } });
  const { findings, modelUses } = await engine.findEvidence(anAnswer(answer));
  expect(findings[0]).toMatchObject({ verdict: 'covered', reason: '说了先道歉', evidence: [{ start: 2, end: 8 }] });
  expect(findings[0]?.confidence).toBe(0.771);
  expect(chat.requests.map(({ seed }) => seed)).toEqual([5, 6, 7]);
  expect([modelUses[0]?.cacheKeys.length, cache.results.size]).toEqual([3, 3]);
});

it('goes by the samples that succeed, less surely', async () => {
  const chat = chatThat((_, index) => {
    if (index === 0) throw new EngineFailedError('llm', 'model-unreachable', 'gone', { retryable: true });
    return aReply(good);
  });
  const { findings } = await anEngine({ chat, settings: { ...settings, samples: 2 } }).findEvidence(anAnswer(answer));
  expect(findings[0]?.confidence).toBe(0.733);
});

it('stops when it is told to, and leaves others who wait for the same reply alone', async () => {
  let reply = (): void => undefined;
  const chat = chatThat(({ signal }) => {
    return new Promise((resolve, reject) => {
      reply = () => resolve(aReply(good));
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  });
  const engine = anEngine({ chat });
  const stop = new AbortController();
  const stopped = engine.findEvidence(anAnswer(answer, { signal: stop.signal }));
  const patient = engine.findEvidence(anAnswer(answer));
  await expect.poll(() => chat.requests.length).toBe(1);
  stop.abort(new Error('enough'));
  await expect(stopped).rejects.toThrow('enough');
  expect(chat.requests[0]?.signal?.aborted).toBe(false);
  reply();
  const report = await patient;
  expect([verdictsOf(report), report.modelUses[0]?.spent.requests]).toEqual([['covered', 'partial'], 1]);
});

it('ends the request itself when nobody waits for it any more', async () => {
  const chat = chatThat(({ signal }) => {
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  });
  const stop = new AbortController();
  const stopped = anEngine({ chat }).findEvidence(anAnswer(answer, { signal: stop.signal }));
  await expect.poll(() => chat.requests.length).toBe(1);
  stop.abort(new Error('enough'));
  await expect(stopped).rejects.toThrow('enough');
  expect(chat.requests[0]?.signal?.aborted).toBe(true);
});

it('says what it spent on replies that were of no use', async () => {
  const failed = anEngine({ chat: chatOf('?', '??') }).findEvidence(anAnswer(answer));
  await expect(failed).rejects.toMatchObject({
    code: 'model-reply-invalid',
    modelUses: [{ cacheKeys: [], spent: { requests: 2, inputTokens: 2000, costUsd: 0.0022 } }],
  });
  const gone = chatThat((_, index) => {
    if (index === 0) return aReply('?');
    throw new EngineFailedError('llm', 'model-unreachable', 'gone', { retryable: true });
  });
  await expect(anEngine({ chat: gone }).findEvidence(anAnswer(answer))).rejects.toMatchObject({
    code: 'model-unreachable',
    retryable: true,
    modelUses: [{ spent: { requests: 1 } }],
  });
});

it('bills a sample that came to nothing beside those that count', async () => {
  const chat = chatThat((_, index) => aReply(index === 1 ? good : '?'));
  const engine = anEngine({ chat, settings: { ...settings, samples: 2 } });
  const { findings, modelUses } = await engine.findEvidence(anAnswer(answer));
  expect([findings[0]?.verdict, findings[0]?.confidence, modelUses[0]?.spent.requests]).toEqual(['covered', 0.733, 3]);
});
