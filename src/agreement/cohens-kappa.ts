/**
 * Agreement of two raters on categories beyond what their own distributions would give by chance, every disagreement weighing the same.
 *
 * Formula: (p_o - p_e) / (1 - p_e), with p_o the share of things that both put in the same category and p_e the sum over categories of
 * the product of the two raters' shares.
 *
 * Range: 1 for the same categories throughout, 0 for chance, below 0 for less than chance, never below -1. Undefined for nothing rated,
 * and where both put everything in one and the same category: then p_e is 1. Low where one category holds nearly everything, however
 * often the raters agree: read it beside the exact agreement.
 *
 * Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 1960.
 *
 * @param table counts, row by row: how often the first rater's category (row) met the second's (column)
 * @param categories rows, and columns, of the table
 * @throws {RangeError} if the table is not square.
 *
 * @example
 * // both yes 20, first alone 5, second alone 10, both no 15: p_o = 0.7, p_e = 0.5 × 0.6 + 0.5 × 0.4 = 0.5
 * cohensKappa([20, 5, 10, 15], 2); // 0.4
 */
export function cohensKappa(table: ArrayLike<number>, categories: number): number | undefined {
  if (table.length !== categories ** 2) throw new RangeError(`${table.length} counts are no table of ${categories}`);
  const rows = new Float64Array(categories);
  const columns = new Float64Array(categories);
  let total = 0;
  let same = 0;
  for (let row = 0; row < categories; row++) {
    for (let column = 0; column < categories; column++) {
      const count = table[row * categories + column] as number;
      total += count;
      if (row === column) same += count;
      rows[row] = (rows[row] as number) + count;
      columns[column] = (columns[column] as number) + count;
    }
  }
  let expected = 0;
  for (let index = 0; index < categories; index++) expected += (rows[index] as number) * (columns[index] as number);
  // In counts all of it is whole: the comparison is exact.
  const byChance = total ** 2 - expected;
  return byChance === 0 ? undefined : (same * total - expected) / byChance;
}
