import { firstHan, HanTransitions, lastHan, root } from './han-transitions.ts';
import { HanWalk } from './han-walk.ts';
import { anyNumber, latinNgramsOf, longestHanNgram } from './ngrams.ts';
import { fillTokenTable, type TokenTable } from './tokens.ts';
import { TransitionTable } from './transition-table.ts';

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

/** What the dictionary knows of a word of Latin letters and digits, 0 for each that it does not know. */
type LatinWord = {
  /** The numbers of the n-grams that it makes by itself. */
  readonly stem: number;
  readonly beginning: number;
  readonly anyNumber: number;
  /** What its stem is called in pairs. */
  readonly inPairs: number;
};

const mostWords = 20_000;

/**
 * Numbers, from 1, all n-grams that anything looks for, so that a text is read once for all who do.
 *
 * Runs of Han characters lie in a trie whose nodes are the numbers; beginnings that nobody looks for have numbers too.
 * N-grams are added and never taken away: they are as many as the distinct ones of all rubrics together.
 */
class NgramDictionary {
  /** By the distance from the first Han character the number of the n-gram that it is by itself. */
  readonly #characters = new Int32Array(lastHan - firstHan + 1);
  readonly #transitions = new HanTransitions();
  readonly #walk = new HanWalk(this.#characters, this.#transitions);
  readonly #names = new Map<string, number>();
  /** Numbers, from 1, the stems of pairs. */
  readonly #stems = new Map<string, number>();
  /** From the first stem of a pair, by the second, to its number. */
  readonly #pairs = new TransitionTable();
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
    const nodes = this.#walk.follow(text, tokens);
    let end = 0;
    let word = this.#wordAt(tokens, 0);
    for (let index = 0; index < tokens.count; index++) {
      offsets[index] = end;
      const next = this.#wordAt(tokens, index + 1);
      end = word ? this.#readLatin(word, next, index, end) : this.#readHan(nodes, index, end);
      word = next;
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

  /** Returns where the n-grams end. */
  #readHan(nodes: Int32Array, token: number, from: number): number {
    let end = from;
    for (let length = 0; length < longestHanNgram; length++) {
      const node = nodes[token * longestHanNgram + length] as number;
      if (node === root) break;
      this.#found[end] = node;
      this.#lasts[end++] = token + length;
    }
    return end;
  }

  #readLatin(word: LatinWord, next: LatinWord | undefined, token: number, from: number): number {
    let end = this.#report(word.stem, token, from);
    end = this.#report(word.beginning, token, end);
    end = this.#report(word.anyNumber, token, end);
    const isPair = next !== undefined && word.inPairs !== 0 && next.inPairs !== 0;
    return isPair ? this.#report(this.#pairs.get(word.inPairs, next.inPairs), token + 1, end) : end;
  }

  #report(ngram: number, last: number, end: number): number {
    if (ngram === 0) return end;
    this.#found[end] = ngram;
    this.#lasts[end] = last;
    return end + 1;
  }

  /** The word that a token is; undefined for a Han character and behind the last token. */
  #wordAt({ words, count }: TokenTable, token: number): LatinWord | undefined {
    if (token >= count) return undefined;
    const text = words[token] as string;
    return text === '' ? undefined : (this.#words.get(text) ?? this.#look(text));
  }

  #look(text: string): LatinWord {
    const { stem, beginning, isNumber } = latinNgramsOf(text);
    const numberOf = (name: string): number => this.#names.get(name) ?? 0;
    const word = {
      stem: numberOf(stem),
      beginning: beginning === undefined ? 0 : numberOf(beginning),
      anyNumber: isNumber ? numberOf(anyNumber) : 0,
      inPairs: this.#stems.get(stem) ?? 0,
    };
    if (this.#words.size < mostWords) this.#words.set(text, word);
    return word;
  }

  #addName(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const number = ++this.#count;
    this.#names.set(name, number);
    const space = name.indexOf(' ');
    if (space >= 0) this.#pairs.add(this.#addStem(name.slice(0, space)), this.#addStem(name.slice(space + 1)), number);
    return number;
  }

  #addStem(stem: string): number {
    const known = this.#stems.get(stem);
    if (known === undefined) this.#stems.set(stem, this.#stems.size + 1);
    return known ?? this.#stems.size;
  }

  #addHan(name: string): number {
    let node = root;
    for (let index = 0; index < name.length; index++) {
      const unit = name.charCodeAt(index);
      let next = this.#transitions.get(node, unit);
      if (next === root) {
        next = ++this.#count;
        this.#transitions.add(node, unit, next);
        if (node === root) this.#characters[unit - firstHan] = next;
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
