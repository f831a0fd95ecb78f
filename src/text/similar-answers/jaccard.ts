/**
 * Share of the shingles of two texts that both have.
 *
 * Formula: |A ∩ B| / |A ∪ B|. Range 0 to 1. 0 where neither has one: nothing is known to be shared.
 *
 * Source: P. Jaccard, The distribution of the flora in the alpine zone, 1912.
 *
 * @param first hashes in ascending order, each once; so is `second`.
 *
 * @example
 * jaccard(Int32Array.of(1, 2, 3), Int32Array.of(2, 3, 4)); // 0.5
 */
export function jaccard(first: Int32Array, second: Int32Array): number {
  let shared = 0;
  let left = 0;
  let right = 0;
  while (left < first.length && right < second.length) {
    const a = first[left] as number;
    const b = second[right] as number;
    if (a === b) shared++;
    if (a <= b) left++;
    if (b <= a) right++;
  }
  const union = first.length + second.length - shared;
  return union === 0 ? 0 : shared / union;
}
