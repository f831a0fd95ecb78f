import { TransitionTable } from './transition-table.ts';

/** Where every walk begins. No transition leads back to it, so as the end of one it means that there is none. */
export const root = 0;

export const firstHan = 0x3400;
export const lastHan = 0x9fff;

/** The transitions of a trie of Han characters: from a node, by a character, to a node. See TransitionTable. */
export class HanTransitions {
  readonly #table = new TransitionTable();

  /** The node that a UTF-16 unit leads to; the root where it leads nowhere. */
  get(node: number, unit: number): number {
    return unit < firstHan || unit > lastHan ? root : this.#table.get(node, unit - firstHan);
  }

  /** Follow many transitions; see TransitionTable. The symbols are distances from the first Han character. */
  getAll(nodes: Int32Array, symbols: Int32Array, count: number, nexts: Int32Array): void {
    this.#table.getAll(nodes, symbols, count, nexts);
  }

  /** Add a transition that is not there yet, to a node other than the root. */
  add(node: number, unit: number, next: number): void {
    if (unit < firstHan || unit > lastHan) throw new RangeError(`U+${unit.toString(16)} is no Han character`);
    this.#table.add(node, unit - firstHan, next);
  }
}
