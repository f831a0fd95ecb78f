import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dice } from '../../bench/baselines/dice.ts';
import { rateWithSimilarity } from '../../bench/baselines/rate-answers.ts';
import { rouge1, rougeL } from '../../bench/baselines/rouge.ts';
import { fitBaseline, type SimilarityBaseline } from '../../bench/baselines/similarity-baseline.ts';
import { createTfIdf } from '../../bench/baselines/tf-idf.ts';
import { bestThreshold, type SimilarityItem } from '../../bench/baselines/threshold.ts';
import { confusionTable } from '../../src/agreement/confusion-table.ts';
import { macroF1 } from '../../src/agreement/macro-f1.ts';
import type { LabelledAnswer } from '../../src/workflows/measure-agreement.ts';
import { tinyBank } from './tiny-golden.ts';

const compare = (baseline: SimilarityBaseline, reference: string, sentence: string): number =>
  baseline.prepare([reference])(reference)(sentence);

it.each([
  { baseline: dice, reference: '先道歉', sentence: '我道歉', similarity: 0.5, why: '1 of 2 + 2 pairs shared, twice' },
  { baseline: rouge1, reference: '先道歉再查', sentence: '道歉', similarity: 4 / 7, why: 'P 2/2, R 2/5' },
  { baseline: rouge1, reference: '查, 再查', sentence: 'check', similarity: 0, why: 'nothing shared' },
  { baseline: rougeL, reference: '先道歉再查', sentence: '查道歉', similarity: 0.5, why: 'P 2/3, R 2/5 in order' },
  { baseline: rougeL, reference: 'say sorry first', sentence: 'sorry', similarity: 0.5, why: 'words, P 1, R 1/3' },
  { baseline: rouge1, reference: '道歉', sentence: '…', similarity: 0, why: 'no token at all' },
])('$baseline.id of "$reference" and "$sentence" is $similarity ($why)', (row) => {
  expect(compare(row.baseline, row.reference, row.sentence)).toBeCloseTo(row.similarity, 12);
});

it('weighs words that few criteria use more, by TF-IDF fitted on the criteria', () => {
  const words = createTfIdf((text) => text.split(' '));
  const similarity = words.prepare(['bank apology', 'bank queue'])('bank apology');
  // weights: bank ln(3/3) + 1 = 1, apology and queue ln(3/2) + 1
  const rare = Math.log(1.5) + 1;
  expect(similarity('bank')).toBeCloseTo(1 / Math.hypot(1, rare), 12);
  expect(similarity('apology weather')).toBeCloseTo(rare / Math.hypot(1, rare), 12);
  expect(similarity('bank apology')).toBeCloseTo(1, 12);
  expect(similarity('weather')).toBe(0);
});

it('cuts Chinese words with jieba', () => {
  const similarity = createTfIdf().prepare(['存款利息', '信用卡'])('存款利息');
  expect(similarity('存款、利息！')).toBeGreaterThan(0.5);
  expect(similarity('信用卡')).toBe(0);
});

it('takes the best sentence of an answer, whatever its script or width, and 0 for a blank one', () => {
  const similarity = fitBaseline(rougeL, tinyBank);
  const alone = similarity('burnt-bread', 'oven', '检查烤箱的温度');
  expect(similarity('burnt-bread', 'oven', '今天天气很好。檢查烤箱的溫度。明天见！')).toBeCloseTo(alone, 12);
  expect(similarity('burnt-bread', 'oven', '  ')).toBe(0);
});

const items = fc.array(fc.record({ similarity: fc.nat(20).map((step) => step / 20), isPositive: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

function macroF1Above(all: readonly SimilarityItem[], threshold: number): number {
  const table = confusionTable(
    all.map(({ similarity, isPositive }) => ({
      label: isPositive ? 1 : 0,
      verdict: similarity >= threshold ? 'covered' : 'missing',
    })),
  );
  return macroF1(table) as number;
}

it('puts the threshold halfway between the neighbours that it separates', () => {
  const separable = [
    { similarity: 0.75, isPositive: true },
    { similarity: 0.25, isPositive: false },
  ];
  expect(bestThreshold(separable)).toBe(0.5);
  expect(() => bestThreshold([])).toThrow(RangeError);
});

it('finds a threshold that no other beats', () => {
  fc.assert(
    fc.property(items, (all) => {
      const candidates = [-1, ...Array.from({ length: 21 }, (_, step) => step / 20), 2];
      const best = Math.max(...candidates.map((candidate) => macroF1Above(all, candidate)));
      expect(macroF1Above(all, bestThreshold(all))).toBeCloseTo(best, 12);
    }),
  );
});

it('chooses a question’s threshold without its own answers, and the upper bound with them', () => {
  // similarity is the answer's length / 10: question one separates at 0.35, question two at 0.75
  const byLength: SimilarityBaseline = {
    id: 'length',
    title: 'Length',
    prepare: () => () => (sentence) => sentence.length / 10,
  };
  const anAnswer = (questionId: string, criterionId: string, length: number, label: 0 | 1): LabelledAnswer => ({
    id: `${questionId}-${length}`,
    questionId,
    category: 'full',
    language: 'zh',
    answer: 'x'.repeat(length),
    labels: [{ criterionId, label, maxPoints: 2 }],
  });
  const answers = [
    anAnswer('burnt-bread', 'replace', 3, 0),
    anAnswer('burnt-bread', 'replace', 4, 1),
    anAnswer('late-delivery', 'call', 7, 0),
    anAnswer('late-delivery', 'call', 8, 1),
  ];
  const [crossValidated, upperBound] = rateWithSimilarity(byLength, tinyBank, answers);
  const verdicts = (rated: typeof upperBound) =>
    rated?.answers.flatMap(({ criteria }) => criteria.map((it) => it.verdict));
  expect(verdicts(crossValidated)).toEqual(['missing', 'missing', 'covered', 'covered']);
  // from 0.75 up, and from 0.35 up, one of four is wrong; the higher one is taken
  expect(verdicts(upperBound)).toEqual(['missing', 'missing', 'missing', 'covered']);
  expect(crossValidated?.answers.map(({ points }) => points)).toEqual([0, 0, 2, 2]);
  expect(rateWithSimilarity(byLength, tinyBank, answers.slice(0, 2))).toHaveLength(1);
});
