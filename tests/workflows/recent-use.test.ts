import { expect, it } from 'vitest';
import type { ModelSpending } from '../../src/domain/provenance.ts';
import { noSpending } from '../../src/domain/provenance.ts';
import { createRecentUse } from '../../src/workflows/recent-use.ts';
import { aBank } from './a-bank.ts';
import { fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

/** Watches evaluations that each take some time on a clock of their own, and cost what they are told. */
function aWatch() {
  let nowMs = 0;
  const recent = createRecentUse(() => nowMs);
  const judge = fakeEvaluateAnswer(aBank());
  const evaluate = (ms: number, ...spent: readonly ModelSpending[]) =>
    recent.watch(async (request) => {
      nowMs += ms;
      const use = {
        engine: 'llm',
        model: 'm',
        parameters: {},
        promptHash: null,
        inputHash: '',
        cacheKeys: [],
      } as const;
      const modelUses = spent.map((part) => ({ ...use, spent: part }));
      const provenance = { asked: 'llm', witnesses: [], modelUses, failures: [], firstLooks: [] } as const;
      return { ...(await judge(request)), ...(modelUses.length > 0 ? { provenance } : {}) };
    })({ questionId: 'complaint', answer: '道歉' });
  return { recent, evaluate };
}

const spent = (outputTokens: number) => ({ ...noSpending, requests: 1, inputTokens: 10, outputTokens, costUsd: 0.5 });

it('averages the evaluations for which a model was asked, all uses of one together', async () => {
  const { recent, evaluate } = aWatch();
  await evaluate(1_000, spent(100), spent(50));
  await evaluate(3_000, spent(50));
  expect(recent.mean()).toEqual({ seconds: 2, inputTokens: 15, outputTokens: 100, costUsd: 0.75 });
});

it('passes over what came from the cache or needed no model', async () => {
  const { recent, evaluate } = aWatch();
  await evaluate(1);
  await evaluate(1, noSpending);
  expect(recent.mean()).toBeUndefined();
});

it('forgets what is long past', async () => {
  const { recent, evaluate } = aWatch();
  await evaluate(1_000_000, spent(1));
  for (let index = 0; index < 200; index += 1) await evaluate(1_000, spent(1));
  expect(recent.mean()).toMatchObject({ seconds: 1 });
});
