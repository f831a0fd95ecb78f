import { HanTransitions, root } from './han-transitions.ts';
import { anyNumber, latinNgramsOf, longestHanNgram } from './ngrams.ts';
import { fillTokenTable, type TokenTable } from './tokens.ts';

/**
 * The n-grams of a text that the dictionary knows, in the order of `forEachNgram`. The dictionary keeps the lists for the next
 * text, so a reading ends where the next one begins or an n-gram is added.
 */
export type NgramReading = {
  readonly tokens: TokenTable;
  /** Number in the dictionary and last token of each n-gram. */
  readonly ngrams: readonly number[];
  readonly lasts: readonly number[];
  /** By token, where the n-grams that begin with it begin in these lists; one more for the end of the last. */
  readonly offsets: readonly number[];
};

/** What the dictionary knows of a word of Latin letters and digits. */
type LatinWord = {
  readonly ngrams: readonly number[];
  readonly stem: string;
  /** The pairs that begin with its stem, by the second stem. */
  readonly pairs: ReadonlyMap<string, number> | undefined;
};

const mostWords = 20_000;

/**
 * Numbers, from 1, all n-grams that anything looks for, so that a text is read once for all who do.
 *
 * Runs of Han characters lie in a trie whose nodes are the numbers; beginnings that nobody looks for have numbers too.
 * N-grams are added and never taken away: they are as many as the distinct ones of all rubrics together.
 */
class NgramDictionary {
  readonly #transitions = new HanTransitions();
  readonly #names = new Map<string, number>();
  readonly #pairs = new Map<string, Map<string, number>>();
  readonly #words = new Map<string, LatinWord>();
  #count = 0;
  readonly #tokens = { starts: [], ends: [], words: [] };
  readonly #found: number[] = [];
  readonly #lasts: number[] = [];
  readonly #offsets: number[] = [];
  /** Guard and engine read the same text one after the other. */
  #lastRead: { readonly text: string; readonly reading: NgramReading } | undefined;

  /** The number of a name, which is added if it is new. */
  add(name: string): number {
    const before = this.#count;
    const number = isHanNgram(name) ? this.#addHan(name) : this.#addName(name);
    if (this.#count > before) {
      this.#lastRead = undefined;
      this.#words.clear();
    }
    return number;
  }

  /** The number of a name; undefined where it was not added. */
  find(name: string): number | undefined {
    if (!isHanNgram(name)) return this.#names.get(name);
    let node = root;
    for (let index = 0; index < name.length; index++) {
      node = this.#transitions.get(node, name.charCodeAt(index));
      if (node === root) return undefined;
    }
    return node;
  }

  /** Find the n-grams of a normalised text. */
  read(text: string): NgramReading {
    if (this.#lastRead?.text === text) return this.#lastRead.reading;
    const tokens = fillTokenTable(text, this.#tokens);
    const offsets = this.#offsets;
    let end = 0;
    for (let index = 0; index < tokens.count; index++) {
      offsets[index] = end;
      const isHan = tokens.words[index] === '';
      end = isHan
        ? this.#readHan(text, tokens.starts[index] as number, index, end)
        : this.#readLatin(tokens, index, end);
    }
    offsets[tokens.count] = end;
    const reading = { tokens, ngrams: this.#found, lasts: this.#lasts, offsets };
    this.#lastRead = { text, reading };
    return reading;
  }

  /** Say whether a reading is the last, and no n-gram was added since: the lists of others hold something else. */
  isCurrent(reading: NgramReading): boolean {
    return this.#lastRead?.reading === reading;
  }

  /** Han characters side by side are tokens side by side, so the walk needs the text alone. Returns where the n-grams end. */
  #readHan(text: string, start: number, token: number, from: number): number {
    let end = from;
    const longest = Math.min(longestHanNgram, text.length - start);
    let node = root;
    for (let length = 0; length < longest; length++) {
      node = this.#transitions.get(node, text.charCodeAt(start + length));
      if (node === root) break;
      this.#found[end] = node;
      this.#lasts[end++] = token + length;
    }
    return end;
  }

  #readLatin({ words, count }: TokenTable, token: number, from: number): number {
    let end = from;
    const { ngrams, pairs } = this.#wordOf(words[token] as string);
    for (const ngram of ngrams) {
      this.#found[end] = ngram;
      this.#lasts[end++] = token;
    }
    const next = pairs && token + 1 < count ? (words[token + 1] as string) : '';
    const pair = next === '' ? undefined : pairs?.get(this.#wordOf(next).stem);
    if (pair !== undefined) {
      this.#found[end] = pair;
      this.#lasts[end++] = token + 1;
    }
    return end;
  }

  #wordOf(text: string): LatinWord {
    const known = this.#words.get(text);
    if (known) return known;
    const { stem, beginning, isNumber } = latinNgramsOf(text);
    const names = [stem, ...(beginning === undefined ? [] : [beginning]), ...(isNumber ? [anyNumber] : [])];
    const word = { ngrams: names.flatMap((name) => this.#names.get(name) ?? []), stem, pairs: this.#pairs.get(stem) };
    if (this.#words.size < mostWords) this.#words.set(text, word);
    return word;
  }

  #addName(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const number = ++this.#count;
    this.#names.set(name, number);
    const space = name.indexOf(' ');
    if (space >= 0) {
      const pairs = this.#pairs.get(name.slice(0, space)) ?? new Map<string, number>();
      this.#pairs.set(name.slice(0, space), pairs.set(name.slice(space + 1), number));
    }
    return number;
  }

  #addHan(name: string): number {
    let node = root;
    for (let index = 0; index < name.length; index++) {
      const unit = name.charCodeAt(index);
      let next = this.#transitions.get(node, unit);
      if (next === root) {
        next = ++this.#count;
        this.#transitions.add(node, unit, next);
      }
      node = next;
    }
    return node;
  }
}

function isHanNgram(name: string): boolean {
  return /^[\u3400-\u9fff]{1,4}$/.test(name);
}

/** The dictionary of the process. */
export const ngramDictionary = new NgramDictionary();
