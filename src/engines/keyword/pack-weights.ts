/** Weights in thousandths, one row behind the other, in half the memory where no weight is beyond ±32.767. */
export type PackedWeights = Int16Array | Int32Array;

const largest = 2 ** 15 - 1;

/** Put rows of whole numbers behind each other; all have the same length. */
export function packWeights(rows: readonly (readonly number[])[]): PackedWeights {
  const size = rows.reduce((sum, row) => sum + row.length, 0);
  const isSmall = rows.every((row) => row.every((weight) => Math.abs(weight) <= largest));
  const packed = isSmall ? new Int16Array(size) : new Int32Array(size);
  let end = 0;
  for (const row of rows) {
    packed.set(row, end);
    end += row.length;
  }
  return packed;
}
