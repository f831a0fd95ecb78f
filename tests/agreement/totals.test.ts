import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meanAbsoluteError, type PointPair } from '../../src/agreement/mean-absolute-error.ts';
import { pearson } from '../../src/agreement/pearson.ts';
import { spearman } from '../../src/agreement/spearman.ts';
import { pairs } from './arbitrary-ratings.ts';

const toPairs = (points: readonly (readonly [number, number])[]): readonly PointPair[] =>
  points.map(([first, second]) => ({ first, second }));

/** The textbook's other form: n Σxy - Σx Σy over the roots of n Σx² - (Σx)². */
function naivePearson(rated: readonly PointPair[]): number {
  const sum = (of: (pair: PointPair) => number) => rated.map(of).reduce((a, b) => a + b, 0);
  const [n, x, y] = [rated.length, sum((it) => it.first), sum((it) => it.second)];
  const spread = (n * sum((it) => it.first ** 2) - x ** 2) * (n * sum((it) => it.second ** 2) - y ** 2);
  return (n * sum((it) => it.first * it.second) - x * y) / Math.sqrt(spread);
}

/** Rank = 1 + the smaller ones + half of the other equal ones. */
function naiveRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const smaller = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return 1 + smaller + (equal - 1) / 2;
  });
}

it('means 1.5 points of error for 2 and 1', () => {
  expect(
    meanAbsoluteError(
      toPairs([
        [10, 8],
        [3, 4],
      ]),
    ),
  ).toBe(1.5);
});

it('has the mean absolute error that a plain sum gives', () => {
  fc.assert(
    fc.property(pairs, (rated) => {
      const distances = rated.map(({ first, second }) => Math.max(first, second) - Math.min(first, second));
      expect(meanAbsoluteError(rated)).toBeCloseTo(distances.reduce((a, b) => a + b, 0) / rated.length, 12);
    }),
  );
});

it.each([
  {
    points: [
      [1, 2],
      [2, 4],
      [3, 6],
    ],
    linear: 1,
    ranked: 1,
    why: 'a straight line',
  },
  {
    points: [
      [1, 6],
      [2, 4],
      [3, 2],
    ],
    linear: -1,
    ranked: -1,
    why: 'a falling line',
  },
  {
    points: [
      [1, 1],
      [2, 10],
      [3, 100],
    ],
    linear: 99 / Math.sqrt(11_988),
    ranked: 1,
    why: 'rising, but not straight',
  },
  {
    points: [
      [1, 1],
      [2, 3],
      [3, 2],
    ],
    linear: 0.5,
    ranked: 0.5,
    why: 'one swap: 1 / sqrt(2 × 2)',
  },
  {
    points: [
      [1, 1],
      [1, 2],
      [2, 3],
    ],
    linear: Math.sqrt(3) / 2,
    ranked: Math.sqrt(3) / 2,
    why: 'a tie: ranks 1.5, 1.5, 3',
  },
] as const)('correlates $points at $linear, by rank at $ranked ($why)', ({ points, linear, ranked }) => {
  expect(pearson(toPairs(points))).toBeCloseTo(linear, 12);
  expect(spearman(toPairs(points))).toBeCloseTo(ranked, 12);
});

it.each([
  { points: [], why: 'no pairs' },
  { points: [[1, 2]], why: 'one pair' },
  {
    points: [
      [1, 2],
      [1, 3],
    ],
    why: 'a constant first rater',
  },
  {
    points: [
      [1, 3],
      [2, 3],
    ],
    why: 'a constant second rater',
  },
] as const)('has no correlation for $why', ({ points }) => {
  expect(pearson(toPairs(points))).toBeUndefined();
  expect(spearman(toPairs(points))).toBeUndefined();
});

it('has no mean absolute error for no pairs', () => {
  expect(meanAbsoluteError([])).toBeUndefined();
});

it('correlates as the textbook forms do, and stays within -1 to 1', () => {
  fc.assert(
    fc.property(pairs, (rated) => {
      const linear = pearson(rated);
      fc.pre(linear !== undefined);
      expect(linear).toBeCloseTo(naivePearson(rated), 9);
      expect(Math.abs(linear)).toBeLessThanOrEqual(1);
      const first = naiveRanks(rated.map((pair) => pair.first));
      const second = naiveRanks(rated.map((pair) => pair.second));
      const ranked = first.map((rank, index) => ({ first: rank, second: second[index] as number }));
      expect(spearman(rated)).toBeCloseTo(naivePearson(ranked), 9);
    }),
  );
});
