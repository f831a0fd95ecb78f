import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { promptsDirectory } from '../../src/config.ts';
import type { LlmSettings } from '../../src/domain/model-settings.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { loadKeywordEngine } from '../../src/engines/keyword/load-keyword-engine.ts';
import { type ModelSettings, openCacheOnlyModels, openEngineSet, openModels } from '../../src/open-model-engines.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import type { EngineCache } from '../../src/storage/engine-cache.ts';
import { createMemoryEngineCache } from '../../src/storage/memory/memory-engine-cache.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { type ModelStub, startModelStub } from '../support/model-stub/start-model-stub.ts';

const bankDirectory = 'rubrics/bank-customer-service-manager';
const questionId = 'counter-complaint';
const answer = '我会先请他坐下，听他把话讲完，再说声对不起。';
const quote = '听他把话讲完';

/** A judge that finds its quote wherever it stands, and nothing else. */
const reply = (bank: QuestionBank) => {
  const { criteria } = bank.questions.find(({ id }) => id === questionId)?.rubric ?? { criteria: [] };
  const judged = criteria.map(({ id }, index) => {
    if (index === 0) return [id, { quotes: [quote], reason: '说到听他讲完', verdict: 'covered' }];
    return [id, { quotes: [], reason: '没有说到', verdict: 'missing' }];
  });
  return JSON.stringify({ criteria: Object.fromEntries(judged) });
};

let bank: QuestionBank;
let keyword: Engine;
let stub: ModelStub;
let cache: EngineCache;

beforeAll(async () => {
  bank = await loadBank(bankDirectory);
  keyword = await loadKeywordEngine(bank, bankDirectory);
  stub = await startModelStub({ reply: () => reply(bank) });
});
beforeEach(() => {
  cache = createMemoryEngineCache();
});
afterAll(() => stub.close());

const llm = (): LlmSettings => ({
  baseUrl: stub.baseUrl,
  apiKey: 'secret-key',
  model: 'judge-1',
  timeoutMs: 5_000,
  maxRetries: 0,
  concurrency: 8,
  requestsPerMinute: undefined,
  tokensPerMinute: undefined,
  temperature: 0,
  seed: undefined,
  samples: 1,
  maxOutputTokens: 800,
  outputForm: 'auto',
  prices: { input: 1, cachedInput: 0.5, output: 2 },
});

async function open(settings: ModelSettings, isReplay = false) {
  const models = isReplay ? await openCacheOnlyModels(settings, [], () => undefined) : await openModels(settings);
  return createEvaluateAnswer(bank, await openEngineSet({ bank, keyword, settings, models, cache, promptsDirectory }));
}

const withLlm = (): ModelSettings => ({ llm: llm(), embedding: undefined, maskPersonalData: true });

it('answers with the language model and the keyword engine as its witness, and accounts for both', async () => {
  const evaluateAnswer = await open(withLlm());
  const before = stub.requests.length;
  const { engine, criteria, provenance } = await evaluateAnswer({ questionId, answer });
  expect(engine.id).toBe('hybrid');
  expect(provenance).toMatchObject({ asked: 'auto', failures: [], firstLooks: [] });
  expect(provenance?.witnesses.map((witness) => witness.engine.id)).toEqual(['llm', 'keyword']);
  expect(provenance?.modelUses).toHaveLength(1);
  expect(provenance?.modelUses[0]).toMatchObject({ model: 'judge-1', spent: { requests: 1 } });
  expect(provenance?.modelUses[0]?.spent.costUsd).toBeGreaterThan(0);
  expect(criteria[0]).toMatchObject({ status: 'scored', verdict: 'covered' });
  expect(stub.requests.length - before).toBe(1);
});

it('makes the same evaluation again from the cache, for nothing and without the endpoint', async () => {
  const first = await (await open(withLlm()))({ questionId, answer });
  const before = stub.requests.length;
  for (const evaluateAnswer of [await open(withLlm()), await open(withLlm(), true)]) {
    const again = await evaluateAnswer({ questionId, answer });
    const [use] = again.provenance?.modelUses ?? [];
    expect(use?.spent).toEqual({ requests: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: 0 });
    expect(withoutSpending(again)).toEqual(withoutSpending(first));
  }
  expect(stub.requests.length).toBe(before);
});

const withoutSpending = (evaluation: unknown): unknown =>
  JSON.parse(JSON.stringify(evaluation, (key, value) => (key === 'spent' ? undefined : value)));

it('falls back to the keyword engine when the model is away, and says so', async () => {
  const evaluateAnswer = await open(withLlm());
  stub.next({ kind: 'status', status: 500 });
  const { engine, provenance, needsReview, reviewReasons, totalPoints } = await evaluateAnswer({ questionId, answer });
  expect(engine.id).toBe('keyword');
  expect(totalPoints).not.toBeNull();
  expect(provenance?.failures).toMatchObject([{ engine: 'llm', code: 'model-unreachable' }]);
  expect(JSON.stringify(provenance)).not.toContain('secret-key');
  expect(needsReview).toBe(true);
  expect(reviewReasons.map(({ code }) => code)).toContain('engine-failed');
  const alone = await (await open({ ...withLlm(), llm: undefined }))({ questionId, answer });
  expect(alone.provenance).toBeUndefined();
  expect(totalPoints).toBe(alone.totalPoints);
});

it('fails instead of falling back when the model alone was asked for', async () => {
  const evaluateAnswer = await open(withLlm());
  stub.next({ kind: 'status', status: 401 });
  const refused = evaluateAnswer({ questionId, answer, engine: 'llm' });
  await expect(refused).rejects.toMatchObject({ code: 'model-access-denied' });
  const missing = evaluateAnswer({ questionId, answer, engine: 'embedding' });
  await expect(missing).rejects.toMatchObject({ code: 'engine-not-configured' });
});

it('sends neither names nor numbers of people', async () => {
  const evaluateAnswer = await open(withLlm());
  await evaluateAnswer({ questionId, answer: `我叫王小明，电话13812345678。${answer}` });
  const sent = JSON.stringify(stub.requests.at(-1)?.body);
  expect(sent).not.toContain('王小明');
  expect(sent).not.toContain('13812345678');
  expect(sent).toContain(quote);
});

it('goes on with the witnesses that are left when all were asked for', async () => {
  const evaluateAnswer = await open(withLlm());
  stub.next({ kind: 'status', status: 500 });
  const { engine, provenance } = await evaluateAnswer({ questionId, answer, engine: 'hybrid' });
  expect(engine.id).toBe('keyword');
  expect(provenance).toMatchObject({ asked: 'hybrid', failures: [{ engine: 'llm', code: 'model-unreachable' }] });
});
