import { expect, it } from 'vitest';
import type { EngineChoice } from '../../src/domain/engine-id.ts';
import type { NewestEvaluation, Rescore } from '../../src/storage/evaluation-store.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { createEvaluateMany } from '../../src/workflows/evaluate-many.ts';
import { createEvaluateSideBySide } from '../../src/workflows/evaluate-side-by-side.ts';
import { createRescoreStale } from '../../src/workflows/rescore-stale.ts';
import { aBank } from './a-bank.ts';
import { crashWord, fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

const stale = (number: number, answer: string, asked: EngineChoice = 'keyword'): NewestEvaluation => ({
  answerId: `a${number}`,
  answer,
  recordId: `r${number}`,
  rubricHash: 'e'.repeat(64),
  totalPoints: 3,
  asked,
  language: 'en',
  isDecided: false,
});

/** Stale answers in memory. @param beforeJudging is called before a model judges an answer */
function aRescoring(
  answers: readonly NewestEvaluation[],
  {
    superseded = [],
    decided = [],
    beforeJudging = () => undefined,
  }: { superseded?: readonly string[]; decided?: readonly string[]; beforeJudging?: () => void } = {},
) {
  const stored: Rescore[] = [];
  const judge = fakeEvaluateAnswer(aBank());
  const plain = fakeEvaluateAnswer(aBank());
  const askModel: EvaluateAnswer = async (request, { signal } = {}) => {
    beforeJudging();
    signal?.throwIfAborted();
    return judge(request);
  };
  const rescore = createRescoreStale({
    bank: aBank(),
    evaluations: {
      listNewest: async () => answers,
      async recordRescores(rescores) {
        stored.push(...rescores);
        return rescores.map(({ answerId }) => {
          if (decided.includes(answerId)) return 'decided';
          return superseded.includes(answerId) ? 'superseded' : 'recorded';
        });
      },
    },
    evaluateMany: createEvaluateMany(plain),
    models: { needsModel: (engine) => engine !== 'keyword', evaluate: createEvaluateSideBySide(askModel, 4) },
  });
  return { rescore, stored, judge, plain };
}

it('asks each engine that was asked for then, in the language of the reasons', async () => {
  const { rescore, stored, judge, plain } = aRescoring([stale(2, '道歉'), stale(1, '查原因', 'llm')]);
  expect(await rescore('complaint')).toEqual({ stale: 2, rescored: 2, failed: 0, changed: 0, kept: 0 });
  expect(plain.calls).toEqual([{ questionId: 'complaint', answer: '道歉', engine: 'keyword', readerLanguage: 'en' }]);
  expect(judge.calls).toMatchObject([{ answer: '查原因', engine: 'llm' }]);
  expect(stored.map(({ answerId, earlierRecordId, language }) => [answerId, earlierRecordId, language])).toEqual([
    ['a2', 'r2', 'en'],
    ['a1', 'r1', 'en'],
  ]);
});

it('counts an answer that the engine fails on as failed, and goes on with the others', async () => {
  const { rescore, stored } = aRescoring([stale(3, '道歉，查原因'), stale(2, crashWord), stale(1, crashWord, 'llm')]);
  expect(await rescore('complaint')).toEqual({ stale: 3, rescored: 1, failed: 2, changed: 1, kept: 0 });
  expect(stored.map(({ answerId }) => answerId)).toEqual(['a3']);
});

it('does not count what somebody else has evaluated anew meanwhile', async () => {
  const { rescore } = aRescoring([stale(2, '道歉'), stale(1, '道歉')], { superseded: ['a1'] });
  expect(await rescore('complaint')).toEqual({ stale: 1, rescored: 1, failed: 0, changed: 0, kept: 0 });
});

it('keeps answers that a person decided about, those included that were decided meanwhile', async () => {
  const before = { ...stale(2, '道歉'), isDecided: true };
  const { rescore, stored } = aRescoring([before, stale(1, '道歉')], { decided: ['a1'] });
  expect(await rescore('complaint')).toEqual({ stale: 2, rescored: 0, failed: 0, changed: 0, kept: 2 });
  expect(stored.map(({ answerId }) => answerId)).toEqual(['a1']);
});

it('stores what a model has judged already when it is stopped', async () => {
  const stop = new AbortController();
  let begun = 0;
  const beforeJudging = () => {
    begun++;
    if (begun === 3) stop.abort(new Error('enough'));
  };
  const answers = Array.from({ length: 50 }, (_, index) => stale(index, '道歉', 'llm'));
  const { rescore, stored } = aRescoring(answers, { beforeJudging });
  await expect(rescore('complaint', { signal: stop.signal })).rejects.toThrow('enough');
  expect(stored.map(({ answerId }) => answerId)).toEqual(['a0', 'a1']);
});
