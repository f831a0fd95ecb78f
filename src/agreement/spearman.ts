import type { PointPair } from './mean-absolute-error.ts';
import { pearson } from './pearson.ts';

/**
 * Correlation of the ranks that two raters give: do they sort the answers alike?
 *
 * Formula: Pearson's correlation of the ranks, ties sharing the mean of their ranks. Range -1 to 1. Undefined for fewer
 * than two pairs and where a rater is constant.
 *
 * Source: C. Spearman, The proof and measurement of association between two things, 1904.
 *
 * @example
 * spearman([{ first: 1, second: 1 }, { first: 2, second: 10 }, { first: 3, second: 100 }]); // 1
 */
export function spearman(pairs: readonly PointPair[]): number | undefined {
  const firstRanks = ranksOf(pairs.map(({ first }) => first));
  const secondRanks = ranksOf(pairs.map(({ second }) => second));
  return pearson(
    pairs.map((_, index) => ({ first: firstRanks[index] as number, second: secondRanks[index] as number })),
  );
}

/** Rank from 1 of each value; equal values share the mean of the ranks they take up. */
function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = values.map(() => 0);
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && order[end]?.value === order[start]?.value) end++;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
