import type { Span } from '../../domain/evidence.ts';
import { mergeSpans } from '../guard/merge-spans.ts';
import { alignTokens, type TokenAlignment } from './align-tokens.ts';
import { findKey, type QuoteTokens, toKey } from './quote-tokens.ts';
import { isNegation } from './telling-words.ts';

/**
 * One character or word in seven may differ. Models that repeat a sentence mend a typing mistake or drop a 了, and these are one or
 * two in a sentence of twenty characters; below seven, one character is a good part of what is said.
 */
const tokensToAnEdit = 7;

/** Longer quotes are whole paragraphs; comparing those takes a second where an answer repeats itself. */
const longestCompared = 300;

/**
 * Find the tokens of an answer that read like a quote with a few slips in it, beginning at token `from` or later.
 *
 * Of `edits + 1` equal parts of the quote at least one must stand in the answer as it is, so only places around such parts are
 * compared. A place behind a negation that the quote does not have is not what the quote says.
 *
 * @returns numbers of tokens; undefined where nothing is similar enough.
 */
export function findSimilar(quote: QuoteTokens, answer: QuoteTokens, from: number): Span | undefined {
  const maxEdits = Math.floor(quote.words.length / tokensToAnEdit);
  if (maxEdits === 0 || quote.words.length > longestCompared) return undefined;
  let best: TokenAlignment | undefined;
  for (const { start, end } of findPlaces(quote, answer, from, maxEdits)) {
    const found = alignTokens(quote.words, answer.words.slice(start, end), best ? best.edits - 1 : maxEdits);
    if (!found || isDenied(answer, start + found.start)) continue;
    best = { start: start + found.start, end: start + found.end, edits: found.edits };
    if (best.edits === 1) break;
  }
  return best && { start: best.start, end: best.end };
}

/** Stretches of the answer around parts of the quote. */
function findPlaces(quote: QuoteTokens, answer: QuoteTokens, from: number, maxEdits: number): Span[] {
  const length = quote.words.length;
  const places: Span[] = [];
  for (let part = 0; part <= maxEdits; part++) {
    const start = Math.floor((part * length) / (maxEdits + 1));
    const end = Math.floor(((part + 1) * length) / (maxEdits + 1));
    const sought = toKey(quote.words.slice(start, end));
    for (let at = findKey(answer, sought, from); at !== undefined; at = findKey(answer, sought, at + 1)) {
      const place = { start: at - start - maxEdits, end: at - start + length + maxEdits };
      places.push({ start: Math.max(from, place.start), end: Math.min(answer.words.length, place.end) });
    }
  }
  return mergeSpans(places);
}

/** Say whether one of the two tokens in front, in the same clause, is a negation: 不[道歉], 不会[道歉]. */
export function isDenied({ text, words, starts, ends }: QuoteTokens, token: number): boolean {
  for (let before = token - 1; before >= Math.max(0, token - 2); before--) {
    if (/[^ ]/.test(text.slice(ends[before], starts[before + 1]))) return false;
    if (isNegation(words[before] as string)) return true;
  }
  return false;
}
