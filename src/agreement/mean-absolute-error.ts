/** What two raters gave the same answers, in points. */
export type PointPair = { readonly first: number; readonly second: number };

/**
 * Mean distance between the points of two raters, in points.
 *
 * Formula: sum of |first - second| over n. Range 0 upwards. Undefined for no pairs.
 *
 * Source: C. J. Willmott, K. Matsuura, Advantages of the mean absolute error over the root mean square error, 2005.
 *
 * @example
 * meanAbsoluteError([{ first: 10, second: 8 }, { first: 3, second: 4 }]); // 1.5
 */
export function meanAbsoluteError(pairs: readonly PointPair[]): number | undefined {
  let sum = 0;
  for (const { first, second } of pairs) sum += Math.abs(first - second);
  return pairs.length === 0 ? undefined : sum / pairs.length;
}
