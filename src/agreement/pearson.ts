import type { PointPair } from './mean-absolute-error.ts';

/**
 * Linear correlation of the points of two raters. Blind to one of them being stricter by a constant.
 *
 * Formula: cov(first, second) / (sd(first) sd(second)). Range -1 to 1. Undefined for fewer than two pairs and where a
 * rater is constant.
 *
 * Source: K. Pearson, Notes on regression and inheritance in the case of two parents, 1895.
 *
 * @example
 * pearson([{ first: 1, second: 2 }, { first: 2, second: 4 }, { first: 3, second: 6 }]); // 1
 */
export function pearson(pairs: readonly PointPair[]): number | undefined {
  const [start] = pairs;
  if (!start) return undefined;
  if (pairs.every(({ first }) => first === start.first)) return undefined;
  if (pairs.every(({ second }) => second === start.second)) return undefined;
  const meanFirst = pairs.reduce((sum, { first }) => sum + first, 0) / pairs.length;
  const meanSecond = pairs.reduce((sum, { second }) => sum + second, 0) / pairs.length;
  let product = 0;
  let squareFirst = 0;
  let squareSecond = 0;
  for (const { first, second } of pairs) {
    product += (first - meanFirst) * (second - meanSecond);
    squareFirst += (first - meanFirst) ** 2;
    squareSecond += (second - meanSecond) ** 2;
  }
  const correlation = product / (Math.sqrt(squareFirst) * Math.sqrt(squareSecond));
  return Math.max(-1, Math.min(1, correlation)); // rounding can push it past 1 by one bit
}
