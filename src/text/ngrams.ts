import { stemmer } from 'stemmer';
import type { Token } from './tokens.ts';

/** The longest run of Han characters that is a feature: most Chinese idioms and compound words have four. */
export const longestHanNgram = 4;

/** English words that begin alike often mean the same: apology and apologise, explain and explanation. */
const wordBeginning = 4;

const stems = new Map<string, string>();

/** Stem of an English word (Porter 1980); remembered, because answers repeat their words. */
function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = stemmer(word);
    if (stems.size < 20_000) stems.set(word, stem);
  }
  return stem;
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

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

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
export function visitLatin(tokens: readonly Token[], start: number, last: number, visit: Visit): void {
  const token = tokens[start] as Token;
  const stem = stemOf(token.text);
  visit(stem, start, start);
  if (stem.length > wordBeginning) visit(`${stem.slice(0, wordBeginning)}-`, start, start);
  if (isDigit(token.text.charCodeAt(0)) && /^\d+$/.test(token.text)) visit('#', start, start);
  const next = tokens[start + 1];
  if (start < last && next && !next.isHan) visit(`${stem} ${stemOf(next.text)}`, start, start + 1);
}
