import { expect, it } from 'vitest';
import { EngineFailedError } from '../../../src/engines/engine-errors.ts';
import type { EmbeddingModel } from '../../../src/providers/embedding-model.ts';
import { anEmbeddingEngine, aRequest, bank, question } from './an-embedding-engine.ts';
import { createWordEmbeddings } from './word-embeddings.ts';

const answer = '您好，我马上用扫帚把地上的碎片扫干净。今天天气不错。';

it('covers a criterion whose practice passages the answer resembles, with those words as evidence', async () => {
  const { engine } = anEmbeddingEngine();
  const { findings } = await engine.findEvidence(aRequest(answer));
  const [sweep, newCup] = findings;
  expect(sweep).toMatchObject({ criterionId: 'sweep', verdict: 'covered' });
  expect(sweep?.evidence.map(({ start, end }) => answer.slice(start, end)).join()).toContain('碎片扫干净');
  expect(newCup).toMatchObject({ criterionId: 'new-cup', verdict: 'missing', evidence: [] });
});

it('reports confidences from 0 to 1 and a reason that quotes the evidence in the language of the reader', async () => {
  const { engine } = anEmbeddingEngine();
  const { findings } = await engine.findEvidence(aRequest(answer, { readerLanguage: 'en' }));
  for (const { confidence } of findings) expect(confidence).toSatisfy((value: number) => value > 0 && value <= 1);
  expect(findings[0]?.reason).toMatch(/^What is meant here is this point: ".*碎片扫干净.*"\.$/);
  expect(findings[1]?.reason).toBe('No passage means this point.');
});

it('gives no points for clauses that hold guarded words', async () => {
  const { engine } = anEmbeddingEngine();
  const guardedSpans = [{ start: 3, end: 4, flag: 'addressed-to-grader' as const }];
  const { findings } = await engine.findEvidence(aRequest(answer, { guardedSpans }));
  expect(findings.map(({ verdict }) => verdict)).toEqual(['missing', 'missing']);
});

it('sends nothing of an answer that is guarded throughout, and does not call it blank', async () => {
  const { engine, model } = anEmbeddingEngine();
  const guardedSpans = [{ start: 0, end: answer.length, flag: 'addressed-to-grader' as const }];
  const { findings } = await engine.findEvidence(aRequest(answer, { guardedSpans }));
  expect(model.sent).toEqual([]);
  expect(findings[0]?.reason).toBe('没有哪句话的意思说到这一点。');
});

it.each(['', '  \n', '。！？…', '👍'])(
  'sends nothing for the blank answer %j and finds everything missing',
  async (blank) => {
    const { engine, model } = anEmbeddingEngine();
    const { findings, modelUses } = await engine.findEvidence(aRequest(blank));
    expect(findings.map(({ verdict, confidence }) => [verdict, confidence])).toEqual([
      ['missing', 1],
      ['missing', 1],
    ]);
    expect(model.sent).toEqual([]);
    expect(modelUses).toEqual([]);
  },
);

it('sends no telephone number unless masking is turned off', async () => {
  const withNumber = `${answer}我的电话是13800138000。`;
  const masking = anEmbeddingEngine();
  const { modelUses } = await masking.engine.findEvidence(aRequest(withNumber));
  expect(masking.model.sent.join()).not.toContain('13800138000');
  expect(modelUses[0]?.parameters).toEqual({ masked: true });
  const open = anEmbeddingEngine({ mask: false });
  await open.engine.findEvidence(aRequest(withNumber));
  expect(open.model.sent.join()).toContain('13800138000');
});

it('keeps evidence in place behind words that were masked', async () => {
  const { engine } = anEmbeddingEngine();
  const text = `我的电话是13800138000。${answer}`;
  const { findings } = await engine.findEvidence(aRequest(text));
  expect(findings[0]?.evidence.map(({ start, end }) => text.slice(start, end)).join()).toContain('碎片扫干净');
});

it('asks for the answer alone once a question is calibrated, and tells what that took', async () => {
  const { engine, model } = anEmbeddingEngine();
  await engine.findEvidence(aRequest('先道歉'));
  model.sent.length = 0;
  const { modelUses } = await engine.findEvidence(aRequest(answer));
  expect(model.sent).toEqual(['您好', '我马上用扫帚把地上的碎片扫干净', '今天天气不错']);
  // Three texts of 10 tokens at 2 dollars a million.
  expect(modelUses[0]?.spent).toEqual({
    requests: 1,
    inputTokens: 30,
    cachedInputTokens: 0,
    outputTokens: 0,
    costUsd: 0.00006,
  });
});

it('counts what the calibration cost in the first evaluation and in no other', async () => {
  const { engine, model } = anEmbeddingEngine();
  const evaluations = [await engine.findEvidence(aRequest('先道歉')), await engine.findEvidence(aRequest('先道谢'))];
  const [first, second] = evaluations.map(({ modelUses }) => modelUses[0]?.spent);
  // One request for the examples of the question, one for those of the bank, one for the answer; 10 tokens a text.
  expect(first).toMatchObject({ requests: 3, inputTokens: (model.sent.length - 1) * 10 });
  expect(second).toMatchObject({ requests: 1, inputTokens: 10 });
});

it('makes the same findings again from the cache without a request', async () => {
  const first = anEmbeddingEngine();
  const { findings, modelUses } = await first.engine.findEvidence(aRequest(answer));
  const again = anEmbeddingEngine({ cache: first.cache });
  const replayed = await again.engine.findEvidence(aRequest(answer));
  expect(again.model.sent).toEqual([]);
  expect(replayed.findings).toEqual(findings);
  expect(replayed.modelUses[0]).toMatchObject({
    cacheKeys: modelUses[0]?.cacheKeys,
    spent: { requests: 0, costUsd: 0 },
  });
});

it('calibrates a question without practice answers from the texts of its criteria', async () => {
  const bare = {
    ...bank,
    questions: bank.questions.map((it) => ({ ...it, rubric: { ...it.rubric, practiceAnswers: [] } })),
  };
  const { engine, model } = anEmbeddingEngine({ bank: bare });
  const { findings } = await engine.findEvidence(aRequest('先生您好，给客人端来一只新的杯子。'));
  expect(findings[1]).toMatchObject({ criterionId: 'new-cup', verdict: 'covered' });
  expect(model.sent).toContain('我不会清扫碎片');
});

it('calibrates a version that the bank does not have with the practice answers that it brings', async () => {
  const { engine, model } = anEmbeddingEngine();
  const practiceAnswers = [
    {
      kind: 'new',
      passages: [{ text: '扫得一干二净', marks: [{ criterionId: 'sweep', verdict: 'covered' as const }] }],
    },
  ];
  const newer = { ...question, rubric: { ...question.rubric, hash: 'd'.repeat(64), practiceAnswers } };
  await engine.findEvidence(aRequest('先道歉', { question: newer }));
  expect(model.sent).toContain('扫得一干二净');
  expect(model.sent).not.toContain('把碎玻璃扫进簸箕');
});

it('sends no more examples of a question than its limits allow', async () => {
  const { engine, model } = anEmbeddingEngine({ limits: { own: 3, elsewhere: 1 } });
  await engine.findEvidence(aRequest('先道歉'));
  // Two criteria with a covered, a partial text and four clauses of mutants each; covered text and model answer are the same.
  // Three practice passages, the prompt's two clauses, the answer's one.
  expect(model.sent.length).toBeLessThanOrEqual(2 * 6 + 3 + 2 + 1);
});

it('passes on why the model did not answer, and tries again with the next answer', async () => {
  const working = createWordEmbeddings();
  let isDown = true;
  const model: EmbeddingModel = {
    ...working,
    embed: async (texts, role, options) => {
      if (isDown) throw new EngineFailedError('embedding', 'model-unreachable', 'No reply', { retryable: true });
      return working.embed(texts, role, options);
    },
  };
  const { engine } = anEmbeddingEngine({ model });
  await expect(engine.findEvidence(aRequest(answer))).rejects.toMatchObject({ code: 'model-unreachable' });
  isDown = false;
  await expect(engine.findEvidence(aRequest(answer))).resolves.toMatchObject({ engine: { id: 'embedding' } });
});

it('rejects with the reason of its signal, and ends the calibration that nobody waits for', async () => {
  let endedWith: unknown;
  const model: EmbeddingModel = {
    name: 'slow',
    parameters: {},
    embed: (_texts, _role, { signal } = {}) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          endedWith = signal.reason;
          reject(signal.reason);
        });
      }),
  };
  const { engine } = anEmbeddingEngine({ model });
  const stop = new AbortController();
  const evaluating = engine.findEvidence(aRequest(answer, { signal: stop.signal }));
  const reason = new Error('enough');
  stop.abort(reason);
  await expect(evaluating).rejects.toBe(reason);
  expect(endedWith).toBeDefined();
});

it('calibrates once for answers that come at the same time', async () => {
  const { engine, model } = anEmbeddingEngine();
  await Promise.all([engine.findEvidence(aRequest('先道歉')), engine.findEvidence(aRequest('先道谢'))]);
  expect(model.sent.filter((text) => text === '把碎玻璃扫进簸箕')).toHaveLength(1);
});
