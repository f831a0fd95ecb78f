import { firstHan, type HanTransitions, lastHan, root } from './han-transitions.ts';
import { longestHanNgram } from './ngrams.ts';
import type { TokenTable } from './tokens.ts';

/** What is no Han character, or behind the end of the text. */
const noHan = -1;

/**
 * Follows, from each Han character of a text, the run of characters that begins with it as far as a trie knows it and an n-gram is long.
 *
 * All walks take their first step, then all that go on their second, and so on: steps of one walk depend on each other and would wait
 * for the memory one after the other. Han characters side by side are tokens side by side.
 */
export class HanWalk {
  readonly #characters: Int32Array;
  readonly #transitions: HanTransitions;
  /** All are kept for the next text. By place in the text the distance from the first Han character, or that there is none. */
  #units = new Int32Array(0);
  /** By token a row of nodes. */
  #nodes = new Int32Array(0);
  /** The tokens whose walks go on, and where they are, what they meet and where that leads. */
  #walking = new Int32Array(0);
  #from = new Int32Array(0);
  #symbols = new Int32Array(0);
  #nexts = new Int32Array(0);

  /** @param characters by the distance from the first Han character the node that a walk begins with. */
  constructor(characters: Int32Array, transitions: HanTransitions) {
    this.#characters = characters;
    this.#transitions = transitions;
  }

  /**
   * @returns by token the nodes of the runs of one, two, three and four characters that begin with it, four numbers a token; where one is
   *   the root, what is behind it means nothing. They hold until the next text.
   */
  follow(text: string, tokens: TokenTable): Int32Array {
    this.#makeRoom(text.length + longestHanNgram, tokens.count);
    this.#readUnits(text);
    let walking = this.#begin(tokens);
    for (let length = 1; length < longestHanNgram && walking > 0; length++)
      walking = this.#step(walking, length, tokens);
    return this.#nodes;
  }

  #readUnits(text: string): void {
    const units = this.#units;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      units[index] = unit < firstHan || unit > lastHan ? noHan : unit - firstHan;
    }
    units.fill(noHan, text.length, text.length + longestHanNgram);
  }

  /** Returns how many walks go on, like #step. */
  #begin({ count, starts }: TokenTable): number {
    let walking = 0;
    for (let token = 0; token < count; token++) {
      const unit = this.#units[starts[token] as number] as number;
      const node = unit === noHan ? root : (this.#characters[unit] as number);
      this.#nodes[token * longestHanNgram] = node;
      this.#walking[walking] = token;
      walking += node === root ? 0 : 1;
    }
    return walking;
  }

  #step(walking: number, length: number, { starts }: TokenTable): number {
    const nodes = this.#nodes;
    let asked = 0;
    for (let index = 0; index < walking; index++) {
      const token = this.#walking[index] as number;
      const symbol = this.#units[(starts[token] as number) + length] as number;
      const place = token * longestHanNgram + length;
      nodes[place] = root;
      this.#walking[asked] = token;
      this.#from[asked] = nodes[place - 1] as number;
      this.#symbols[asked] = symbol;
      asked += symbol === noHan ? 0 : 1;
    }
    this.#transitions.getAll(this.#from, this.#symbols, asked, this.#nexts);
    let goingOn = 0;
    for (let index = 0; index < asked; index++) {
      const token = this.#walking[index] as number;
      const next = this.#nexts[index] as number;
      nodes[token * longestHanNgram + length] = next;
      this.#walking[goingOn] = token;
      goingOn += next === root ? 0 : 1;
    }
    return goingOn;
  }

  #makeRoom(units: number, tokens: number): void {
    if (this.#units.length < units) this.#units = new Int32Array(2 * units);
    if (this.#walking.length >= tokens) return;
    this.#nodes = new Int32Array(2 * tokens * longestHanNgram);
    this.#walking = new Int32Array(2 * tokens);
    this.#from = new Int32Array(2 * tokens);
    this.#symbols = new Int32Array(2 * tokens);
    this.#nexts = new Int32Array(2 * tokens);
  }
}
