import { stemmer } from 'stemmer';
import type { Token } from './tokens.ts';

/** The longest run of Han characters that is a feature: most Chinese idioms and compound words have four. */
export const longestHanNgram = 4;

/** English words that begin alike often mean the same: apology and apologise, explain and explanation. */
const wordBeginning = 4;

/** The n-grams that a token makes by itself where it is no Han character. */
export type LatinNgrams = {
  /** Stem of an English word (Porter 1980). */
  readonly stem: string;
  /** The first four letters of a longer stem and a hyphen. */
  readonly beginning: string | undefined;
  readonly isNumber: boolean;
};

/** What stands for every number, beside the number itself. */
export const anyNumber = '#';

/** Remembered, because answers repeat their words. */
const known = new Map<string, LatinNgrams>();
const mostKnown = 20_000;

/** The n-grams of a word of Latin letters and digits. */
export function latinNgramsOf(word: string): LatinNgrams {
  let ngrams = known.get(word);
  if (ngrams === undefined) {
    const stem = stemmer(word);
    const beginning = stem.length > wordBeginning ? `${stem.slice(0, wordBeginning)}-` : undefined;
    ngrams = { stem, beginning, isNumber: /^\d+$/.test(word) };
    if (known.size < mostKnown) known.set(word, ngrams);
  }
  return ngrams;
}

/**
 * Call `visit` for each n-gram of a clause's tokens: runs of 1 to 4 adjacent Han characters, English stems, their
 * beginnings and pairs, numbers. `first` and `last` are token indexes, both inside.
 */
export function forEachNgram(
  tokens: readonly Token[],
  first: number,
  last: number,
  visit: (ngram: string, first: number, last: number) => void,
): void {
  for (let start = first; start <= last; start++) {
    const token = tokens[start] as Token;
    if (token.isHan) visitHan(tokens, start, last, visit);
    else visitLatin(tokens, start, last, visit);
  }
}

type Visit = (ngram: string, first: number, last: number) => void;

function visitHan(tokens: readonly Token[], start: number, last: number, visit: Visit): void {
  let ngram = '';
  let end = (tokens[start] as Token).start;
  for (let index = start; index <= last && index < start + longestHanNgram; index++) {
    const token = tokens[index] as Token;
    if (!token.isHan || token.start !== end) return;
    ngram += token.text;
    end = token.end;
    visit(ngram, start, index);
  }
}

/** The n-grams that begin with a token that is no Han character. */
function visitLatin(tokens: readonly Token[], start: number, last: number, visit: Visit): void {
  const { stem, beginning, isNumber } = latinNgramsOf((tokens[start] as Token).text);
  visit(stem, start, start);
  if (beginning !== undefined) visit(beginning, start, start);
  if (isNumber) visit(anyNumber, start, start);
  const next = tokens[start + 1];
  if (start < last && next && !next.isHan) visit(`${stem} ${latinNgramsOf(next.text).stem}`, start, start + 1);
}
