import { expect, it } from 'vitest';
import { type BatchItem, type BatchOutcome, createEvaluateBatch } from '../../src/workflows/evaluate-batch.ts';
import { aBank } from './a-bank.ts';
import { aPaidModel } from './a-paid-model.ts';
import { crashWord, fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

const anItem = (line: number, overrides: object = {}): BatchItem => ({
  line,
  id: `a${line}`,
  questionId: 'complaint',
  answer: '道歉',
  ...overrides,
});

async function* stream(items: readonly BatchItem[], taken: number[] = []) {
  for (const item of items) {
    taken.push(item.line);
    yield item;
  }
}

async function run(items: readonly BatchItem[]) {
  const outcomes: BatchOutcome[] = [];
  for await (const outcome of createEvaluateBatch(fakeEvaluateAnswer(aBank()))(stream(items), {}))
    outcomes.push(outcome);
  return outcomes;
}

it('gives one outcome an item, in their order, errors in their place', async () => {
  const broken = { line: 2, id: null, error: { code: 'malformed-json', message: 'The line is not valid JSON' } };
  const outcomes = await run([anItem(1), broken, anItem(3, { questionId: 'x' }), anItem(4)]);
  expect(outcomes.map((it) => ('error' in it ? it.error.code : it.evaluation.totalPoints))).toEqual([
    3,
    'malformed-json',
    'question-not-found',
    3,
  ]);
  expect(outcomes.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
});

it('goes on behind an answer that an engine fails on, without quoting it', async () => {
  const outcomes = await run([anItem(1, { answer: `${crashWord} 张三` }), anItem(2)]);
  expect(outcomes[0]).toMatchObject({ line: 1, id: 'a1', error: { code: 'evaluation-failed' } });
  expect(JSON.stringify(outcomes[0])).toContain('TypeError');
  expect(JSON.stringify(outcomes[0])).not.toContain('张三');
  expect(outcomes[1]).toHaveProperty('evaluation');
});

it('takes an item only when the outcome before it was taken', async () => {
  const taken: number[] = [];
  const items = stream([anItem(1), anItem(2), anItem(3)], taken);
  const outcomes = createEvaluateBatch(fakeEvaluateAnswer(aBank()))(items, {});
  await outcomes.next();
  expect(taken).toEqual([1]);
  await outcomes.next();
  expect(taken).toEqual([1, 2]);
});

it('hands on which engine was asked for', async () => {
  const evaluateAnswer = fakeEvaluateAnswer(aBank());
  await createEvaluateBatch(evaluateAnswer)(stream([anItem(1)]), { engine: 'keyword' }).next();
  expect(evaluateAnswer.calls).toEqual([{ questionId: 'complaint', answer: '道歉', engine: 'keyword' }]);
});

it('evaluates side by side where the engine waits for a model, and keeps the order', async () => {
  const { evaluateAnswer, seen } = aPaidModel({ concurrency: 8, latencyMs: 20 });
  const items = Array.from({ length: 12 }, (_, index) =>
    index === 5 ? { line: 6, id: null, error: { code: 'malformed-json', message: 'no' } } : anItem(index + 1),
  );
  const evaluateBatch = createEvaluateBatch(evaluateAnswer, (engine) => (engine === 'llm' ? 4 : 1));
  const outcomes = await Array.fromAsync(evaluateBatch(stream(items), { engine: 'llm' }));
  expect(outcomes.map(({ line }) => line)).toEqual(items.map(({ line }) => line));
  expect(outcomes.filter((outcome) => 'error' in outcome)).toHaveLength(1);
  expect(seen.mostInFlight).toBe(6); // half more than the model takes at a time
});

it('begins no answer once as much is spent as may be, and says so in the place of the others', async () => {
  const { evaluateAnswer, seen } = aPaidModel({ concurrency: 8, costUsd: 0.25 });
  const items = Array.from({ length: 12 }, (_, index) => anItem(index + 1));
  const evaluateBatch = createEvaluateBatch(evaluateAnswer, () => 4);
  const outcomes = await Array.fromAsync(evaluateBatch(stream(items), { engine: 'llm', capUsd: 1 }));
  expect(outcomes).toHaveLength(12);
  expect(seen.asked.length).toBeGreaterThanOrEqual(4);
  expect(seen.asked.length).toBeLessThanOrEqual(4 + 5); // those in flight when the fourth was paid for
  const skipped = outcomes.filter((outcome) => 'error' in outcome);
  expect(skipped).toHaveLength(12 - seen.asked.length);
  expect(skipped[0]).toMatchObject({ error: { code: 'spending-cap-reached' } });
});
