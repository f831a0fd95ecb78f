import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noSpending } from '../../src/domain/provenance.ts';
import { packEvaluation } from '../../src/scoring/pack-evaluation.ts';
import { reviewWorth } from '../../src/scoring/review-worth.ts';
import { splitEvaluation } from '../../src/scoring/split-evaluation.ts';
import { anEvaluation } from '../contract/a-stored-bank.ts';
import { aCase } from './any-evaluation.ts';

it('writes out what a store keeps', () => {
  const evaluation = anEvaluation('道歉');
  expect(packEvaluation(evaluation, 'zh')).toEqual({
    questionId: 'complaint',
    totalPoints: null,
    maxPoints: 9,
    needsReview: true,
    // 0.07 × 3 × 0.75 for what is covered, 0.3 × 3 × 0.75 for what is missing, and 3 that nobody knows of.
    reviewWorth: expect.closeTo(3.8325),
    engineId: 'keyword',
    engineVersion: '1.0.0',
    rubricHash: evaluation.rubric.hash,
    numbers:
      '{"flags":["addressed-to-grader"],"reviewReasons":[{"code":"unscored","message":"没有评出：事后回访"}],"criteria":[' +
      '{"id":"apologise","verdict":"covered","points":3,"maxPoints":3,"confidence":0.93},' +
      '{"id":"cause","verdict":"missing","points":0,"maxPoints":3,"confidence":0.7},' +
      '{"id":"call-back","maxPoints":3,"cause":"the engine reported nothing"}]}',
    texts:
      `{"contentId":"${evaluation.id}","guardedSpans":[{"start":2,"end":4,"flag":"addressed-to-grader"}],"criteria":[` +
      '{"evidence":[{"start":0,"end":2}],"reason":"答案说了“道歉”"},{"evidence":[],"reason":"没有说到原因"},null],"language":"zh"}',
    costUsd: 0,
  });
});

it('packs the parts of any evaluation to the byte, and what a look at it is worth', () => {
  fc.assert(
    fc.property(aCase, ({ language, evaluation }) => {
      const { numbers, texts } = splitEvaluation(evaluation, language);
      const { flags, reviewReasons, criteria, provenance } = numbers;
      const packed = packEvaluation(evaluation, language);
      expect(packed.texts).toBe(JSON.stringify(texts));
      expect(packed.numbers).toBe(JSON.stringify({ flags, reviewReasons, criteria, provenance }));
      expect(packed.reviewWorth).toBe(evaluation.needsReview ? reviewWorth(evaluation) : null);
    }),
  );
});

it('stays the same on its way between threads', () => {
  fc.assert(
    fc.property(aCase, ({ language, evaluation }) => {
      const packed = packEvaluation(evaluation, language);
      expect(structuredClone(packed)).toStrictEqual(packed);
      expect(packEvaluation(structuredClone(evaluation), language)).toStrictEqual(packed);
    }),
  );
});

it('adds up what models cost', () => {
  const use = { engine: 'llm', model: 'm', parameters: {}, promptHash: null, inputHash: 'i', cacheKeys: [] } as const;
  const modelUses = [0.25, 0.5].map((costUsd) => ({ ...use, spent: { ...noSpending, costUsd } }));
  const provenance = { asked: 'llm', witnesses: [], modelUses, failures: [], firstLooks: [] } as const;
  expect(packEvaluation(anEvaluation('道歉', { provenance }), 'zh').costUsd).toBe(0.75);
});
