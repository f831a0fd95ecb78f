/** A clause's length in tokens and its vector. */
export type WeighedVector = { readonly tokens: number; readonly vector: Float32Array };

/**
 * The vector of a run of clauses: the mean of theirs, each as long as it has tokens, of length 1. Models that average over tokens give
 * nearly the same for the joined text, and no run has to be sent.
 */
export function passageVector(clauses: readonly WeighedVector[]): Float32Array {
  const sum = new Float32Array(clauses[0]?.vector.length ?? 0);
  for (const { tokens, vector } of clauses)
    for (let index = 0; index < sum.length; index++)
      sum[index] = (sum[index] as number) + tokens * (vector[index] as number);
  const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0)) || 1;
  return sum.map((value) => value / length);
}
