/** What there is where there is no transition. */
const none = 0;

/** Enough for the distance of a Han character from the first one. */
const bitsOfSymbol = 15;
const mostSymbols = 2 ** bitsOfSymbol;
/** A node below this and a symbol make a key of 32 bits that no other pair has. */
const mostNodes = 2 ** (32 - bitsOfSymbol);
/** 2³² divided by the golden ratio spreads keys that lie close together (Knuth, The Art of Computer Programming 3, 6.4). */
const spread = 0x9e3779b1;

/**
 * Transitions from a node, by a symbol, to another node: whole numbers from 0. None leads to node 0, which stands for there being none.
 *
 * One open-addressed table of integers, 8 bytes a slot and at most half full. Where a process evaluates answers each look into it is
 * likely to wait for memory, so nodes that no transition leaves are known without one, and many looks can be taken at a time.
 */
export class TransitionTable {
  /** Key and next node, alternating; a slot whose next node is 0 is free. */
  #slots = new Int32Array(2 * 16);
  #shift = 28;
  #count = 0;
  /** By node 1 if a transition leaves it. */
  #goesOn = new Uint8Array(16);
  /** The transitions of nodes and symbols that make no key of 32 bits; no rubric known comes near. */
  readonly #beyond = new Map<number, number>();
  /** Kept for getAll: the slots where its keys should be. */
  #homes = new Int32Array(0);

  /** The node that a symbol leads to; 0 where it leads nowhere. */
  get(node: number, symbol: number): number {
    if (!this.#leavesAny(node)) return none;
    if (node >= mostNodes || symbol >= mostSymbols) return this.#beyond.get(beyondKey(node, symbol)) ?? none;
    return this.#slots[this.#slotOf((node << bitsOfSymbol) | symbol) + 1] as number;
  }

  /**
   * Follow many transitions: `nexts[i]` becomes the node that `symbols[i]` leads to from `nodes[i]`, for each i below `count`.
   *
   * What all of them need is fetched before any is looked at: the processor then waits for many at a time, not for one after the other.
   */
  getAll(nodes: Int32Array, symbols: Int32Array, count: number, nexts: Int32Array): void {
    if (this.#beyond.size > 0) {
      for (let index = 0; index < count; index++)
        nexts[index] = this.get(nodes[index] as number, symbols[index] as number);
      return;
    }
    this.#fetch(nodes, symbols, count);
    const slots = this.#slots;
    for (let index = 0; index < count; index++) {
      const node = nodes[index] as number;
      const symbol = symbols[index] as number;
      const key = (node << bitsOfSymbol) | symbol;
      nexts[index] =
        this.#leavesAny(node) && symbol < mostSymbols
          ? (slots[this.#slotFrom(this.#homes[index] as number, key) + 1] as number)
          : none;
    }
  }

  /** Add a transition that is not there yet, to a node other than 0. */
  add(node: number, symbol: number, next: number): void {
    this.#markGoesOn(node);
    if (node >= mostNodes || symbol >= mostSymbols) this.#beyond.set(beyondKey(node, symbol), next);
    else {
      if (++this.#count * 4 > this.#slots.length) this.#grow();
      this.#put((node << bitsOfSymbol) | symbol, next);
    }
  }

  #put(key: number, next: number): void {
    const slot = this.#slotOf(key);
    this.#slots[slot] = key;
    this.#slots[slot + 1] = next;
  }

  /** Look for many keys where they should be, and note where that is. */
  #fetch(nodes: Int32Array, symbols: Int32Array, count: number): void {
    if (this.#homes.length <= count) this.#homes = new Int32Array(2 * count + 1);
    let fetched = 0;
    for (let index = 0; index < count; index++) {
      const node = nodes[index] as number;
      const home = this.#homeOf((node << bitsOfSymbol) | (symbols[index] as number));
      this.#homes[index] = home;
      fetched ^= (this.#slots[home] as number) ^ (this.#leavesAny(node) ? 1 : 0);
    }
    // Nobody reads it, but what went nowhere would not be fetched.
    this.#homes[count] = fetched;
  }

  #leavesAny(node: number): boolean {
    return node < this.#goesOn.length && this.#goesOn[node] === 1;
  }

  /** The slot where a key should be, unless another was there first. */
  #homeOf(key: number): number {
    return (Math.imul(key, spread) >>> this.#shift) * 2;
  }

  /** The slot of a key, or the free one where it would be. */
  #slotOf(key: number): number {
    return this.#slotFrom(this.#homeOf(key), key);
  }

  #slotFrom(home: number, key: number): number {
    const slots = this.#slots;
    let slot = home;
    while (slots[slot] !== key && slots[slot + 1] !== none) {
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
      if (before[slot + 1] !== none) this.#put(before[slot] as number, before[slot + 1] as number);
  }

  #markGoesOn(node: number): void {
    if (node >= this.#goesOn.length) {
      const before = this.#goesOn;
      this.#goesOn = new Uint8Array(Math.max(before.length * 2, node + 1));
      this.#goesOn.set(before);
    }
    this.#goesOn[node] = 1;
  }
}

/** Both numbers are far below 2²¹ and 2³². */
const beyondKey = (node: number, symbol: number): number => node * 2 ** 32 + symbol;
