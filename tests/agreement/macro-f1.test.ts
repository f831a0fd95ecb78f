import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confusionTable } from '../../src/agreement/confusion-table.ts';
import { criterionMacroF1, macroF1 } from '../../src/agreement/macro-f1.ts';
import type { LabelValue, RatedCriterion } from '../../src/agreement/rated-answer.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { criteria } from './arbitrary-ratings.ts';

type Rating = Pick<RatedCriterion, 'label' | 'verdict'>;

const times = (count: number, label: LabelValue, verdict: Verdict): readonly Rating[] =>
  Array.from({ length: count }, () => ({ label, verdict }));

/** From the definition: precision and recall of each class over the raw ratings. */
function naiveMacroF1(ratings: readonly Rating[]): number {
  const scores = [true, false].flatMap((wanted) => {
    const isLabelled = ({ label }: Rating) => label > 0 === wanted;
    const isFound = ({ verdict }: Rating) => (verdict === 'covered' || verdict === 'partial') === wanted;
    const both = ratings.filter((rating) => isLabelled(rating) && isFound(rating)).length;
    const labelled = ratings.filter(isLabelled).length;
    const found = ratings.filter(isFound).length;
    if (labelled + found === 0) return [];
    if (both === 0) return [0];
    const precision = both / found;
    const recall = both / labelled;
    return [(2 * precision * recall) / (precision + recall)];
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

it('averages the F1 of both classes: 8 found, 2 missed, 1 false alarm, 9 rejected', () => {
  const table = confusionTable([
    ...times(5, 1, 'covered'),
    ...times(3, 0.5, 'covered'),
    ...times(1, 1, 'missing'),
    ...times(1, 0.5, 'contradicted'),
    ...times(1, 0, 'partial'),
    ...times(6, 0, 'missing'),
    ...times(3, 0, 'contradicted'),
  ]);
  expect(macroF1(table)).toBeCloseTo((16 / 19 + 18 / 21) / 2, 12);
});

it.each([
  { ratings: times(4, 1, 'partial'), expected: 1, why: 'no negative class, so only the positive one counts' },
  { ratings: times(4, 0, 'missing'), expected: 1, why: 'no positive class, so only the negative one counts' },
  { ratings: times(4, 0, 'covered'), expected: 0, why: 'all false alarms' },
  {
    ratings: [...times(9, 0, 'missing'), ...times(1, 0, 'covered')],
    expected: 9 / 19,
    why: 'one false alarm: 0 for the positives, 18/19 for the negatives',
  },
])('gives $expected where there is $why', ({ ratings, expected }) => {
  expect(macroF1(confusionTable(ratings))).toBeCloseTo(expected, 12);
});

it('is undefined for no criteria', () => {
  expect(macroF1(confusionTable([]))).toBeUndefined();
});

it('is what precision and recall of the raw ratings give', () => {
  fc.assert(
    fc.property(criteria, (ratings) => {
      expect(macroF1(confusionTable(ratings))).toBeCloseTo(naiveMacroF1(ratings), 12);
    }),
  );
});

it('averages over criteria without weighing them by their answers, and leaves out a criterion without ratings', () => {
  const easy = confusionTable(times(98, 1, 'covered'));
  const hard = confusionTable(times(2, 1, 'missing'));
  expect(criterionMacroF1([easy, hard, confusionTable([])])).toBe(0.5);
  expect(criterionMacroF1([])).toBeUndefined();
});

it('averages what the criteria have one by one', () => {
  fc.assert(
    fc.property(fc.array(criteria, { minLength: 1, maxLength: 5 }), (all) => {
      const mean = all.reduce((sum, ratings) => sum + naiveMacroF1(ratings), 0) / all.length;
      expect(criterionMacroF1(all.map(confusionTable))).toBeCloseTo(mean, 12);
    }),
  );
});
