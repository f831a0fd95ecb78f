import { expect, it } from 'vitest';
import { receiptSchema } from '../../src/api/receipt-schema.ts';
import { applyPublications } from '../../src/domain/apply-publications.ts';
import { EngineFailedError } from '../../src/engines/engine-errors.ts';
import { createCacheOnlyChatModel } from '../../src/providers/cache-only/cache-only-chat-model.ts';
import type { ChatModel } from '../../src/providers/chat-model.ts';
import { createMemoryEngineCache } from '../../src/storage/memory/memory-engine-cache.ts';
import { hashReceipt, makeReceipt } from '../../src/workflows/make-receipt.ts';
import { createReplayReceipt } from '../../src/workflows/replay-receipt.ts';
import { aBank } from './a-bank.ts';
import { aJudgedAnswer, aModelEngine, enginesWith, judgedAnswer } from './a-judged-answer.ts';
import { aPublished } from './a-publication.ts';

const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };

const aModel = (name = 'a-model'): ChatModel => ({
  name,
  complete: async () => ({ text: 'covered', end: 'done', form: 'text', usage, requests: 1 }),
});

const deadModel: ChatModel = {
  name: 'a-model',
  complete: async () => {
    throw new EngineFailedError('llm', 'model-unreachable', 'Nobody answers', { retryable: true });
  },
};

const context = { program: '1.2.3', bank: null };

it.each([
  { engine: 'keyword', model: aModel(), who: 'an engine without a model' },
  { engine: 'llm', model: aModel(), who: 'a model whose reply is in the cache' },
  { engine: 'auto', model: deadModel, who: 'an engine that stood in for one that failed' },
] as const)('makes the evaluation of $who again, bit for bit', async ({ engine, model }) => {
  const { stored, parts } = await aJudgedAnswer(engine, model);
  const receipt = makeReceipt(stored, context);
  expect(await createReplayReceipt(parts)(receipt)).toEqual({
    recordId: 'r1',
    outcome: 'same',
    evaluationHash: receipt.evaluationHash,
  });
});

it('writes receipts that hold no word of the answer, and that read back as they were', async () => {
  const { stored } = await aJudgedAnswer('llm', aModel());
  const receipt = makeReceipt(stored, context);
  const text = JSON.stringify(receipt);
  for (const word of [judgedAnswer, '道歉，', '环节']) expect(text).not.toContain(word);
  expect(receiptSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  expect(makeReceipt(stored, context)).toEqual(receipt);
});

it('finds a receipt that was changed, by its hash', async () => {
  const { stored, parts } = await aJudgedAnswer('keyword', aModel());
  const receipt = makeReceipt(stored, context);
  const better = { ...receipt, numbers: { ...receipt.numbers, totalPoints: 9 } };
  expect(await createReplayReceipt(parts)(better)).toMatchObject({ outcome: 'different', where: 'receipt' });
});

it('finds a receipt that was changed together with its hash, by the store', async () => {
  const { stored, parts } = await aJudgedAnswer('keyword', aModel());
  const receipt = makeReceipt(stored, context);
  const better = { ...receipt, numbers: { ...receipt.numbers, totalPoints: 9 } };
  expect(await createReplayReceipt(parts)({ ...better, sha256: hashReceipt(better) })).toEqual({
    recordId: 'r1',
    outcome: 'different',
    where: 'store',
    differences: [{ field: 'numbers.totalPoints', recorded: 9, now: 3 }],
  });
});

it('lists the fields in which the evaluation comes out otherwise, and no word of the answer', async () => {
  const { stored, parts } = await aJudgedAnswer('llm', aModel());
  const forgetful = createMemoryEngineCache();
  const changed = { ...aModel(), complete: async () => ({ ...(await aModel().complete({} as never)), text: 'no' }) };
  const replay = await createReplayReceipt({
    ...parts,
    openReplayEngines: async () => enginesWith(aModelEngine(changed, forgetful)),
  })(makeReceipt(stored, context));
  expect(replay).toMatchObject({ outcome: 'different', where: 'replay' });
  expect('differences' in replay && replay.differences).toEqual(
    expect.arrayContaining([
      { field: 'totalPoints', recorded: 9, now: 0 },
      { field: 'criteria.0.verdict', recorded: 'covered', now: 'missing' },
      { field: 'evaluationHash', recorded: expect.any(String), now: expect.any(String) },
    ]),
  );
  expect(JSON.stringify(replay)).not.toContain('环节');
});

it('says that there is no such evaluation, or that its answer was erased', async () => {
  const { stored, parts } = await aJudgedAnswer('keyword', aModel());
  const receipt = makeReceipt(stored, context);
  const unknown = createReplayReceipt({ ...parts, evaluations: { find: async () => undefined } });
  expect(await unknown(receipt)).toMatchObject({ outcome: 'impossible', obstacle: 'evaluation-unknown' });
  const erased = { ...stored, answer: null, texts: null, erasedAt: '2026-04-01T00:00:00.000Z' };
  const afterwards = createReplayReceipt({ ...parts, evaluations: { find: async () => erased } });
  expect(await afterwards(receipt)).toMatchObject({ outcome: 'impossible', obstacle: 'answer-erased' });
  expect(makeReceipt(erased, context)).toMatchObject({ answerHash: null, evaluationHash: null, evaluationId: null });
});

it('says that the rubric is another one by now, or gone', async () => {
  const { stored, parts } = await aJudgedAnswer('keyword', aModel());
  const receipt = makeReceipt(stored, context);
  const bank = aBank();
  const [complaint, ...others] = bank.questions;
  if (!complaint) throw new Error('the bank has no question');
  const rubric = { ...complaint.rubric, version: '2.0.0', hash: '0'.repeat(64) };
  const newer = { ...bank, questions: [{ ...complaint, rubric }, ...others] };
  expect(await createReplayReceipt({ ...parts, bank: newer })(receipt)).toMatchObject({
    obstacle: 'rubric-changed',
    message: 'The rubric "complaint" 1.0.0 is now at version 2.0.0 with another content',
  });
  expect(await createReplayReceipt({ ...parts, bank: { ...bank, questions: others } })(receipt)).toMatchObject({
    obstacle: 'rubric-changed',
    message: 'The rubric "complaint" 1.0.0 is not in the bank any more',
  });
});

it('makes an evaluation again that was made with a version no longer in use', async () => {
  const { stored, parts } = await aJudgedAnswer('keyword', aModel());
  const { questions } = parts.bank;
  const bank = applyPublications(parts.bank, [aPublished(1)]);
  const versions = () => [...bank.questions, ...questions];
  expect(await createReplayReceipt({ ...parts, bank, versions })(makeReceipt(stored, context))).toMatchObject({
    outcome: 'same',
  });
});

it('says that an engine has another version, or is not set up', async () => {
  const { stored, parts } = await aJudgedAnswer('llm', aModel());
  const receipt = makeReceipt(stored, context);
  const newer = enginesWith(aModelEngine(aModel(), parts.cache, '2.1.0'));
  expect(await createReplayReceipt({ ...parts, openReplayEngines: async () => newer })(receipt)).toMatchObject({
    obstacle: 'engine-changed',
    message: 'The engine "llm" was at version 2.0.0 and is at 2.1.0',
  });
  const none = new Map([...newer].filter(([choice]) => choice !== 'llm'));
  expect(await createReplayReceipt({ ...parts, openReplayEngines: async () => none })(receipt)).toMatchObject({
    obstacle: 'engine-missing',
  });
});

it('asks no model for a reply that is no longer in the cache, and says so', async () => {
  const { stored, parts } = await aJudgedAnswer('llm', aModel());
  const cache = createMemoryEngineCache();
  const replay = createReplayReceipt({
    ...parts,
    cache,
    openReplayEngines: async (failures, onMiss) =>
      enginesWith(aModelEngine(createCacheOnlyChatModel('a-model', { engine: 'llm', failures, onMiss }), cache)),
  });
  expect(await replay(makeReceipt(stored, context))).toMatchObject({ obstacle: 'reply-not-cached' });
});

it('says that the model would be asked something else where the reply is there and is not looked for', async () => {
  const { stored, parts } = await aJudgedAnswer('llm', aModel());
  const replay = createReplayReceipt({
    ...parts,
    openReplayEngines: async (failures, onMiss) =>
      enginesWith(aModelEngine(createCacheOnlyChatModel('other', { engine: 'llm', failures, onMiss }), parts.cache)),
  });
  expect(await replay(makeReceipt(stored, context))).toMatchObject({ obstacle: 'model-settings-changed' });
});

it('says that a reply was never kept', async () => {
  const { stored, parts } = await aJudgedAnswer('llm', aModel());
  const { texts } = stored;
  if (!texts?.modelTraces) throw new Error('the model has left no trace');
  const modelTraces = texts.modelTraces.map((trace) => ({ ...trace, cacheKeys: [] }));
  const unkept = { ...stored, texts: { ...texts, modelTraces } };
  const cache = createMemoryEngineCache();
  const replay = createReplayReceipt({
    ...parts,
    cache,
    evaluations: { find: async () => unkept },
    openReplayEngines: async (failures, onMiss) =>
      enginesWith(aModelEngine(createCacheOnlyChatModel('a-model', { engine: 'llm', failures, onMiss }), cache)),
  });
  expect(await replay(makeReceipt(unkept, context))).toMatchObject({
    obstacle: 'reply-not-cached',
    message: expect.stringContaining('was not kept'),
  });
});
