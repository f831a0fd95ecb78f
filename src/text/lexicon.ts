import type { NgramReading } from './ngram-dictionary.ts';
import { NgramIndex } from './ngram-index.ts';

/** How often each word of Han characters occurs in the texts that a lexicon is made of. */
export type WordCounts = Readonly<Record<string, number>>;

/** Calls back with the first and the last token of a word. */
type VisitWord = (first: number, last: number) => void;

/** What a character counts that is no word of the lexicon: less than any word of it. */
const unknownCount = 0.5;

/**
 * Cuts Chinese into the words of a small lexicon: of all ways to cut a run of characters, the one whose words are the most probable
 * together, each with the probability of its count (unigram model, found by dynamic programming).
 *
 * What is in no word of the lexicon is cut into single characters; a word of Latin letters and digits is one.
 */
export class Lexicon {
  readonly #words: NgramIndex;
  /** Minus the log of the probability of each word. */
  readonly #costs: Float64Array;
  readonly #unknownCost: number;
  /** Kept for the next text. By token from the first: the least cost of what is before it, and where the word before it begins. */
  readonly #least: number[] = [];
  readonly #begins: number[] = [];

  /** @param counts of words of at most four characters. */
  constructor(counts: WordCounts) {
    const total = Object.values(counts).reduce((sum, count) => sum + count, unknownCount);
    this.#words = new NgramIndex(Object.keys(counts));
    this.#costs = Float64Array.from(Object.values(counts), (count) => Math.log(total / count));
    this.#unknownCost = Math.log(total / unknownCount);
  }

  /**
   * Cut the tokens `[first, last]`, both inside, into words, from the last to the first.
   *
   * @throws {RangeError} if another text was read since, or an index made.
   */
  cut(reading: NgramReading, first: number, last: number, visit: VisitWord): void {
    const count = Math.max(0, last - first + 1);
    const least = this.#least;
    least[0] = 0;
    for (let token = 1; token <= count; token++) least[token] = Number.POSITIVE_INFINITY;
    let next = first;
    this.#words.forEach(reading, first, last, (word, from, to) => {
      while (next <= from) this.#step(next++ - first, 1, this.#unknownCost);
      this.#step(from - first, to - from + 1, this.#costs[word] as number);
    });
    while (next <= last) this.#step(next++ - first, 1, this.#unknownCost);
    for (let end = count; end > 0; end = this.#begins[end] as number) {
      visit(first + (this.#begins[end] as number), first + end - 1);
    }
  }

  #step(token: number, length: number, cost: number): void {
    const sum = (this.#least[token] as number) + cost;
    if (sum >= (this.#least[token + length] as number)) return;
    this.#least[token + length] = sum;
    this.#begins[token + length] = token;
  }
}
