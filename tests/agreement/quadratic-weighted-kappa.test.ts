import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PointPair } from '../../src/agreement/mean-absolute-error.ts';
import { quadraticWeightedKappa } from '../../src/agreement/quadratic-weighted-kappa.ts';
import { pairs } from './arbitrary-ratings.ts';

const toPairs = (points: readonly (readonly [number, number])[]): readonly PointPair[] =>
  points.map(([first, second]) => ({ first, second }));

/** Cohen's formula as printed: a table over the half points from 0 to the maximum, weights, products of margins. */
function naiveKappa(rated: readonly PointPair[], maximum: number): number {
  const categories = Array.from({ length: maximum * 2 + 1 }, (_, index) => index / 2);
  let observed = 0;
  let expected = 0;
  for (const row of categories) {
    for (const column of categories) {
      const weight = (row - column) ** 2 / maximum ** 2;
      const share = (test: (pair: PointPair) => boolean) => rated.filter(test).length / rated.length;
      observed += weight * share(({ first, second }) => first === row && second === column);
      expected += weight * share(({ first }) => first === row) * share(({ second }) => second === column);
    }
  }
  return 1 - observed / expected;
}

it.each([
  {
    points: [
      [0, 0],
      [1, 1],
      [2, 1],
    ],
    kappa: 2 / 3,
    why: '1 - (1/3) / (2/3 + 2/9 + 1/9)',
  },
  {
    points: [
      [0, 0],
      [7, 7],
      [14, 14],
    ],
    kappa: 1,
    why: 'the same points',
  },
  {
    points: [
      [0, 2],
      [2, 0],
    ],
    kappa: -1,
    why: 'opposite points: 1 - 4 / 2',
  },
  {
    points: [
      [0, 0],
      [0, 2],
      [2, 0],
      [2, 2],
    ],
    kappa: 0,
    why: 'every combination once is chance: 1 - 2 / 2',
  },
  {
    points: [
      [0.5, 1],
      [1.5, 1],
    ],
    kappa: 0,
    why: 'one constant rater: 1 - 0.25 / 0.25',
  },
] as const)('gives $kappa for $points ($why)', ({ points, kappa }) => {
  expect(quadraticWeightedKappa(toPairs(points))).toBeCloseTo(kappa, 12);
});

it.each([
  { points: [], why: 'no pairs' },
  { points: [[3, 3]], why: 'one pair' },
  {
    points: [
      [3, 3],
      [3, 3],
    ],
    why: 'both raters constant and equal',
  },
  {
    points: [
      [3, 5],
      [3, 5],
    ],
    why: 'both raters constant and different',
  },
] as const)('is undefined for $why', ({ points }) => {
  expect(quadraticWeightedKappa(toPairs(points))).toBeUndefined();
});

it('is what the full table of half points gives, whatever categories stay empty', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 14, max: 20 }), (rated, maximum) => {
      const kappa = quadraticWeightedKappa(rated);
      fc.pre(kappa !== undefined);
      expect(kappa).toBeCloseTo(naiveKappa(rated, maximum), 9);
    }),
    { numRuns: 60 },
  );
});

it('lies within -1 to 1 and does not change when the raters swap', () => {
  fc.assert(
    fc.property(pairs, (rated) => {
      const kappa = quadraticWeightedKappa(rated);
      fc.pre(kappa !== undefined);
      expect(Math.abs(kappa)).toBeLessThanOrEqual(1 + 1e-12);
      const swapped = rated.map(({ first, second }) => ({ first: second, second: first }));
      expect(quadraticWeightedKappa(swapped)).toBeCloseTo(kappa, 12);
    }),
  );
});
