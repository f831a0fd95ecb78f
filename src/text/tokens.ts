import type { Span } from '../domain/evidence.ts';

/** A Han character, or a run of Latin letters and digits; punctuation and spaces are none. */
export type Token = Span & { readonly text: string; readonly isHan: boolean };

/** The tokens of a text by number. The lists may be longer than `count`, because they are kept for the next text. */
export type TokenTable = {
  readonly count: number;
  /** Where each token starts and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The word of Latin letters and digits; empty for a Han character. */
  readonly words: readonly string[];
};

const firstHan = 0x3400;
const lastHan = 0x9fff;
const token = /[\p{Script=Latin}\p{M}\d]+(?:'[a-z]+)?/uy;

const isHan = (code: number): boolean => code >= firstHan && code <= lastHan;
const isAsciiLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isAsciiWord = (code: number): boolean => isAsciiLetter(code) || (code >= 0x30 && code <= 0x39);
/** Marks of which no word consists, without looking at their Unicode properties. */
const isPlainMark = (code: number): boolean =>
  (code < 0x80 && !isAsciiWord(code)) ||
  (code >= 0x2010 && code <= 0x2027) ||
  (code >= 0x3001 && code <= 0x3011) ||
  (code >= 0xff01 && code <= 0xff0f);

/** List the tokens of a normalised text in order. */
export function tokenise(text: string): Token[] {
  const table = { starts: [], ends: [], words: [] };
  const { count, starts, ends, words } = fillTokenTable(text, table);
  return Array.from({ length: count }, (_, index) => {
    const start = starts[index] as number;
    const end = ends[index] as number;
    return { start, end, text: text.slice(start, end), isHan: words[index] === '' };
  });
}

/** Put the tokens of a normalised text at the beginning of lists that are kept for the purpose. */
export function fillTokenTable(
  text: string,
  { starts, ends, words }: { readonly starts: number[]; readonly ends: number[]; readonly words: string[] },
): TokenTable {
  let count = 0;
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index);
    const isPlainHan = isHan(code);
    const end = isPlainHan ? index + 1 : isPlainMark(code) ? index : wordEnd(text, index);
    if (end > index) {
      starts[count] = index;
      ends[count] = end;
      words[count] = isPlainHan ? '' : text.slice(index, end);
      count++;
    }
    index = Math.max(end, index + 1);
  }
  return { count, starts, ends, words };
}

/** Where the word that starts at `start` ends; `start` where none does. */
function wordEnd(text: string, start: number): number {
  let end = start;
  while (isAsciiWord(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  const isAscii = end > start && next !== 0x27 && (end === text.length || isPlainMark(next) || isHan(next));
  if (isAscii) return end;
  token.lastIndex = start;
  return token.test(text) ? token.lastIndex : start;
}
