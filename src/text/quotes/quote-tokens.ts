import type { Span } from '../../domain/evidence.ts';

/** The letters and digits of a normalised text, which are all that two forms of a quote must share. */
export type QuoteTokens = {
  readonly text: string;
  /** A Han or other character by itself, or a run of Latin letters and digits without apostrophes. */
  readonly words: readonly string[];
  /** Where each word starts and ends in `text`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The words with a line break before, between and behind them, so that a search never cuts a word or a number. */
  readonly key: string;
  /** Where each word starts in `key`. */
  readonly keyStarts: readonly number[];
};

/** `'` inside a word belongs to it: don't, we'll. */
const word = /[\p{Script=Latin}\p{M}\d]+(?:'\p{Script=Latin}+)*|[\p{L}\p{N}]/gu;

/** List the tokens of a normalised text. */
export function tokeniseQuote(text: string): QuoteTokens {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const keyStarts: number[] = [];
  let keyLength = 1;
  for (const match of text.matchAll(word)) {
    const token = match[0].replaceAll("'", '');
    words.push(token);
    starts.push(match.index);
    ends.push(match.index + match[0].length);
    keyStarts.push(keyLength);
    keyLength += token.length + 1;
  }
  return { text, words, starts, ends, key: toKey(words), keyStarts };
}

/** What to search a `key` for. */
export function toKey(words: readonly string[]): string {
  return `\n${words.join('\n')}\n`;
}

/** Find the number of the token at which `key` first occurs, not before token `from`; undefined if nowhere. */
export function findKey({ key, keyStarts }: QuoteTokens, sought: string, from: number): number | undefined {
  const start = keyStarts[from];
  if (start === undefined) return undefined;
  const index = key.indexOf(sought, start - 1);
  return index < 0 ? undefined : tokenAt(keyStarts, index + 1);
}

/** Number of the first token that starts at or after an offset; the number of tokens if none does. */
export function tokenAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Span in the normalised text of the tokens from `first` up to, and without, `end`. */
export function toTextSpan({ starts, ends }: QuoteTokens, { start, end }: Span): Span {
  return { start: starts[start] as number, end: ends[end - 1] as number };
}
