import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ValueCounts } from '../../src/scoring/value-counts.ts';

function countsOf(values: readonly number[]): ValueCounts {
  const counts = new ValueCounts();
  for (const value of values) counts.add(value);
  return counts;
}

it('divides the squared distances by the number of values', () => {
  // Mean 5; distances 3, 1, 1, 1, 0, 0, 2, 4: squares add up to 32, over 8 is 4.
  const counts = countsOf([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(counts.mean()).toBe(5);
  expect(counts.standardDeviation()).toBe(2);
});

it.each([
  { values: [0, 1, 2, 3], share: 0.25, quantile: 0.75, why: 'position 0.75 lies between 0 and 1' },
  { values: [0, 1, 2, 3], share: 0.5, quantile: 1.5, why: 'position 1.5 lies between 1 and 2' },
  { values: [3, 0, 6, 12, 6], share: 0.25, quantile: 3, why: 'position 1 of 0, 3, 6, 6, 12' },
  { values: [3, 0, 6, 12, 6], share: 0.75, quantile: 6, why: 'position 3 of 0, 3, 6, 6, 12' },
  { values: [7], share: 0.25, quantile: 7, why: 'there is one value only' },
  { values: [2, 5], share: 0, quantile: 2, why: 'share 0 is the smallest' },
  { values: [2, 5], share: 1, quantile: 5, why: 'share 1 is the largest' },
])('finds the $share quantile of $values at $quantile: $why', ({ values, share, quantile }) => {
  expect(countsOf(values).quantile(share)).toBe(quantile);
});

it('has no figures while nothing was added', () => {
  const counts = new ValueCounts();
  expect([counts.mean(), counts.standardDeviation(), counts.quantile(0.5)]).toEqual([null, null, null]);
});

it('finds the median that sorting all values finds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const middle = (sorted.length - 1) / 2;
      const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
      expect(countsOf(values).quantile(0.5)).toBe(median);
    }),
  );
});
