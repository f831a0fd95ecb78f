/**
 * Find the fewest ids that had to move to turn one order into the other: all but a longest run that both have in the same order.
 *
 * @param before the same ids as `after`, each once
 * @returns in the newer order.
 *
 * @example
 * findMoved(['a', 'b', 'c'], ['c', 'a', 'b']); // ['c']
 */
export function findMoved(before: readonly string[], after: readonly string[]): readonly string[] {
  const places = after.map((id) => before.indexOf(id));
  // For each id the longest ascending run of places that ends with it, and the id before it in that run.
  const lengths: number[] = [];
  const previous: number[] = [];
  for (const [index, place] of places.entries()) {
    let best = -1;
    for (let earlier = 0; earlier < index; earlier++) {
      const fits = (places[earlier] ?? 0) < place;
      if (fits && (best < 0 || (lengths[earlier] ?? 0) > (lengths[best] ?? 0))) best = earlier;
    }
    previous.push(best);
    lengths.push((lengths[best] ?? 0) + 1);
  }
  const kept = new Set<number>();
  for (let index = lengths.indexOf(Math.max(...lengths)); index >= 0; index = previous[index] ?? -1) kept.add(index);
  return after.filter((_, index) => !kept.has(index));
}
