/**
 * Groups of the numbers 0 to `size` − 1, each alone at first; near constant time a step.
 *
 * Source: R. E. Tarjan, Efficiency of a good but not linear set union algorithm, 1975; path halving after Tarjan and
 * van Leeuwen, 1984. The smallest number of a group is its root, so that the order of unions changes nothing.
 */
export class DisjointSets {
  readonly #parents: Uint32Array;

  constructor(size: number) {
    this.#parents = Uint32Array.from({ length: size }, (_, index) => index);
  }

  /** Find the smallest number of the group that `item` is in. */
  find(item: number): number {
    const parents = this.#parents;
    let current = item;
    let parent = parents[current] as number;
    while (parent !== current) {
      const above = parents[parent] as number;
      parents[current] = above;
      current = above;
      parent = parents[current] as number;
    }
    return current;
  }

  /** Make one group of the two that the items are in. */
  join(first: number, second: number): void {
    const a = this.find(first);
    const b = this.find(second);
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }
}
