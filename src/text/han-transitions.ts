/** Where every walk begins. No transition leads back to it, so as the end of one it means that there is none. */
export const root = 0;

const firstHan = 0x3400;
const lastHan = 0x9fff;
/** Enough for the distance of a Han character from the first one. */
const bitsOfCharacter = 15;
/** A node below this and a character make a key of 32 bits that no other pair has. */
const mostNodes = 2 ** (32 - bitsOfCharacter);
/** 2³² divided by the golden ratio spreads keys that lie close together (Knuth, The Art of Computer Programming 3, 6.4). */
const spread = 0x9e3779b1;

/**
 * The transitions of a trie of Han characters: from a node, by a character, to a node. Nodes are whole numbers from 0, the root.
 *
 * One open-addressed table of integers, 8 bytes a slot and at most half full: a thread's tries stay in its core's cache.
 */
export class HanTransitions {
  /** Key and next node, alternating; a slot whose next node is the root is free. */
  #slots = new Int32Array(2 * 16);
  #shift = 28;
  #count = 0;
  /** The transitions of the nodes beyond those that make a key of 32 bits; no rubric known comes near. */
  readonly #beyond = new Map<number, number>();

  /** The node that a UTF-16 unit leads to; the root where it leads nowhere. */
  get(node: number, unit: number): number {
    if (unit < firstHan || unit > lastHan) return root;
    const character = unit - firstHan;
    if (node >= mostNodes) return this.#beyond.get(node * 2 ** bitsOfCharacter + character) ?? root;
    return this.#slots[this.#slotOf((node << bitsOfCharacter) | character) + 1] as number;
  }

  /** Add a transition that is not there yet, to a node other than the root. */
  add(node: number, unit: number, next: number): void {
    if (unit < firstHan || unit > lastHan) throw new RangeError(`U+${unit.toString(16)} is no Han character`);
    const character = unit - firstHan;
    if (node >= mostNodes) this.#beyond.set(node * 2 ** bitsOfCharacter + character, next);
    else {
      if (++this.#count * 4 > this.#slots.length) this.#grow();
      this.#put((node << bitsOfCharacter) | character, next);
    }
  }

  #put(key: number, next: number): void {
    const slot = this.#slotOf(key);
    this.#slots[slot] = key;
    this.#slots[slot + 1] = next;
  }

  /** The slot of a key, or the free one where it would be. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    let slot = (Math.imul(key, spread) >>> this.#shift) * 2;
    while (slots[slot] !== key && slots[slot + 1] !== root) {
      slot += 2;
      if (slot === slots.length) slot = 0;
    }
    return slot;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#shift--;
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot + 1] !== root) this.#put(before[slot] as number, before[slot + 1] as number);
  }
}
