import type { PointPair } from './mean-absolute-error.ts';

/**
 * Agreement of two raters on totals beyond what their own distributions would give by chance, large errors weighing more.
 *
 * Formula: 1 - sum(w O) / sum(w E), with the categories 0, 0.5, 1 … up to the maximum, w = (i - j)² / (k - 1)², O the
 * observed joint shares and E the product of the margins. The factor (k - 1)² cancels and
 * sum(w E) = var(first) + var(second) + (mean(first) - mean(second))², so neither the number of categories nor the table
 * is needed, and a table of empty categories changes nothing.
 *
 * Range: 1 for identical points, 0 for chance, down to -1. Undefined for no pairs and where both raters are constant:
 * without any spread there is nothing to agree on.
 *
 * Source: J. Cohen, Weighted kappa, Psychological Bulletin 70(4), 1968.
 *
 * @example
 * const pairs = [{ first: 0, second: 0 }, { first: 1, second: 1 }, { first: 2, second: 1 }];
 * quadraticWeightedKappa(pairs); // 1 - (1/3) / (2/3 + 2/9 + 1/9) = 0.6667
 */
export function quadraticWeightedKappa(pairs: readonly PointPair[]): number | undefined {
  const [start] = pairs;
  if (!start || pairs.every(({ first, second }) => first === start.first && second === start.second)) return undefined;
  let sumFirst = 0;
  let sumSecond = 0;
  for (const { first, second } of pairs) {
    sumFirst += first;
    sumSecond += second;
  }
  const meanFirst = sumFirst / pairs.length;
  const meanSecond = sumSecond / pairs.length;
  let observed = 0;
  let spread = 0;
  for (const { first, second } of pairs) {
    observed += (first - second) ** 2;
    spread += (first - meanFirst) ** 2 + (second - meanSecond) ** 2;
  }
  return 1 - observed / (spread + pairs.length * (meanFirst - meanSecond) ** 2);
}
