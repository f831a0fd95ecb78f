import { longestHanNgram, visitLatin } from './ngrams.ts';
import type { Token } from './tokens.ts';

/** Where every n-gram begins; no transition leads back to it, so as a next node it means none. */
const root = 0;
/**
 * Units of a slot of the table of transitions: node, Han character, next node, and the number of the n-gram that ends
 * there plus one. All that a step needs lies in one line of the processor's cache.
 */
const slotSize = 4;
/** Above the codes of the characters, so that a node and a character make distinct keys. */
const bitsOfCharacter = 16;

/**
 * Numbers the n-grams of a fixed list and finds them in a text without building their strings.
 *
 * Runs of Han characters lie in a trie whose transitions are one open-addressed table of integers; everything else is
 * looked up by name.
 */
export class NgramIndex {
  readonly #numbers = new Map<string, number>();
  readonly #transitions: Int32Array;
  readonly #shift: number;
  #nodeCount = 1;

  /** @param names distinct; the number of a name is its position. */
  constructor(names: readonly string[]) {
    const mostNodes = countPrefixes(names.filter(isHanNgram)) + 1;
    const bits = 32 - Math.clz32(mostNodes + (mostNodes >> 1));
    this.#shift = 32 - bits;
    this.#transitions = new Int32Array(slotSize * 2 ** bits);
    for (const [number, name] of names.entries()) {
      if (isHanNgram(name)) this.#addHan(name, number);
      else this.#numbers.set(name, number);
    }
  }

  /** The number of a name; undefined where it is not in the list. */
  find(name: string): number | undefined {
    if (!isHanNgram(name)) return this.#numbers.get(name);
    let node = root;
    let number = 0;
    for (let index = 0; index < name.length; index++) {
      const slot = this.#slotOf(node, name.charCodeAt(index));
      node = this.#transitions[slot + 2] as number;
      if (node === root) return undefined;
      number = this.#transitions[slot + 3] as number;
    }
    return number === 0 ? undefined : number - 1;
  }

  /**
   * Call `visit` for each n-gram of the list among the tokens `[first, last]`, both inside, in the order of `forEachNgram`:
   * its number, its first and its last token.
   */
  forEach(
    tokens: readonly Token[],
    first: number,
    last: number,
    visit: (number: number, first: number, last: number) => void,
  ): void {
    for (let start = first; start <= last; start++) {
      if ((tokens[start] as Token).isHan) this.#visitHan(tokens, start, last, visit);
      else
        visitLatin(tokens, start, last, (name, from, to) => {
          const number = this.#numbers.get(name);
          if (number !== undefined) visit(number, from, to);
        });
    }
  }

  #visitHan(
    tokens: readonly Token[],
    start: number,
    last: number,
    visit: (number: number, first: number, last: number) => void,
  ): void {
    const table = this.#transitions;
    let node = root;
    let end = (tokens[start] as Token).start;
    for (let index = start; index <= last && index < start + longestHanNgram; index++) {
      const token = tokens[index] as Token;
      if (!token.isHan || token.start !== end) return;
      const slot = this.#slotOf(node, token.text.charCodeAt(0));
      node = table[slot + 2] as number;
      if (node === root) return;
      end = token.end;
      const number = table[slot + 3] as number;
      if (number !== 0) visit(number - 1, start, index);
    }
  }

  #addHan(name: string, number: number): void {
    let node = root;
    for (let index = 0; index < name.length; index++) {
      const slot = this.#slotOf(node, name.charCodeAt(index));
      if (this.#transitions[slot + 2] === root) {
        this.#transitions[slot] = node;
        this.#transitions[slot + 1] = name.charCodeAt(index);
        this.#transitions[slot + 2] = this.#nodeCount++;
      }
      node = this.#transitions[slot + 2] as number;
      if (index === name.length - 1) this.#transitions[slot + 3] = number + 1;
    }
  }

  /** The slot of a transition, or the free one where it would be. */
  #slotOf(node: number, character: number): number {
    const table = this.#transitions;
    const hash = Math.imul((node << bitsOfCharacter) ^ character, 0x9e3779b1) ^ Math.imul(node, 0x85ebca6b);
    let slot = (hash >>> this.#shift) * slotSize;
    while (table[slot + 2] !== root && (table[slot] !== node || table[slot + 1] !== character)) {
      slot += slotSize;
      if (slot === table.length) slot = 0;
    }
    return slot;
  }
}

function isHanNgram(name: string): boolean {
  return /^[\u3400-\u9fff]{1,4}$/.test(name);
}

/** Count the distinct beginnings of some names: the nodes of their trie. */
function countPrefixes(names: readonly string[]): number {
  const prefixes = new Set<string>();
  for (const name of names) for (let end = 1; end <= name.length; end++) prefixes.add(name.slice(0, end));
  return prefixes.size;
}
