import type { Span } from '../domain/evidence.ts';
import { type NormalisedText, normalise, toOriginalSpan } from './normalise.ts';
import { findJoined } from './quotes/find-joined.ts';
import { findSimilar, isDenied } from './quotes/find-similar.ts';
import { findKey, type QuoteTokens, tokenAt, tokeniseQuote, toTextSpan } from './quotes/quote-tokens.ts';
import { toWholeCharacters } from './remove-spans.ts';

/** Where a quote stands in an answer, and how it was found there. `span` indexes the answer as submitted. */
export type AlignedQuote = { readonly span: Span; readonly how: 'exact' | 'normalised' | 'fuzzy' };

export type AlignOptions = {
  /** Offset in the answer as submitted where the search begins; 0 unless given. */
  readonly from?: number;
};

/** Fewest letters, digits or characters that a quote must have to be found in any way but as it is. */
const fewestUnits = 2;

const ellipsis = /\s*(?:[[({（【]\s*(?:\.{3,}|…+)\s*[\])}）】]|…+|⋯+|\.{3,}|。{3,})\s*/u;

/** Tokens of the answers that quotes are being aligned to: a judge quotes the same answer many times. */
const tokensOfAnswers = new WeakMap<NormalisedText, QuoteTokens>();

/**
 * Find the words of an answer that a quote was taken from.
 *
 * 1. `exact`: as it is.
 * 2. `normalised`: the same letters and digits in the same order, whatever the punctuation, spaces, quotation marks, case, width
 *    and script; or the parts around its ellipses in order, no more than 80 characters or words apart.
 * 3. `fuzzy`: one character or word in seven may differ, never one that changes what is said (quotes/telling-words.ts).
 *
 * The first occurrence counts that cuts no word or number in half and no negation off its front; where there is none, the first. A blank quote is found nowhere.
 *
 * @example
 * alignQuote('“先道歉！”', normalise('我会先道歉，再查。')); // { span: { start: 2, end: 5 }, how: 'normalised' }
 */
export function alignQuote(
  quote: string,
  answer: NormalisedText,
  { from = 0 }: AlignOptions = {},
): AlignedQuote | undefined {
  const trimmed = quote.trim();
  if (trimmed === '') return undefined;
  const tokens = tokensOf(answer);
  const exact = findExact(trimmed, answer, tokens, from);
  if (exact) return { span: exact, how: 'exact' };
  const sought = tokeniseQuote(normalise(trimmed).text);
  if (sought.words.join('').length < fewestUnits) return undefined;
  const first = tokenAt(tokens.starts, tokenAt(answer.starts, from));
  const same = findSame(sought, tokens, first) ?? findJoined(tokeniseParts(trimmed), tokens, first);
  if (same) return { span: toOriginalSpan(answer, toTextSpan(tokens, same)), how: 'normalised' };
  const similar = findSimilar(sought, tokens, first);
  return similar && { span: toOriginalSpan(answer, toTextSpan(tokens, similar)), how: 'fuzzy' };
}

function tokeniseParts(quote: string): QuoteTokens[] {
  const parts = quote.split(ellipsis).filter((part) => part !== '');
  return parts.map((part) => tokeniseQuote(normalise(part).text));
}

function tokensOf(answer: NormalisedText): QuoteTokens {
  const known = tokensOfAnswers.get(answer);
  if (known) return known;
  const tokens = tokeniseQuote(answer.text);
  tokensOfAnswers.set(answer, tokens);
  return tokens;
}

function findExact(quote: string, answer: NormalisedText, tokens: QuoteTokens, from: number): Span | undefined {
  const { original, starts } = answer;
  let first: Span | undefined;
  for (let start = original.indexOf(quote, from); start >= 0; start = original.indexOf(quote, start + 1)) {
    const span = toWholeCharacters(original, { start, end: start + quote.length });
    const token = tokenAt(tokens.starts, tokenAt(starts, start));
    if (!cutsWord(original, span) && !isDenied(tokens, token)) return span;
    first ??= span;
  }
  return first;
}

function findSame({ key, words }: QuoteTokens, answer: QuoteTokens, from: number): Span | undefined {
  let first: number | undefined;
  for (let at = findKey(answer, key, from); at !== undefined; at = findKey(answer, key, at + 1)) {
    if (!isDenied(answer, at)) return { start: at, end: at + words.length };
    first ??= at;
  }
  return first === undefined ? undefined : { start: first, end: first + words.length };
}

const wordEdge = /^[\p{Script=Latin}\p{N}]{2}$/u;

function cutsWord(text: string, { start, end }: Span): boolean {
  return wordEdge.test(text.slice(start - 1, start + 1)) || wordEdge.test(text.slice(end - 1, end + 1));
}
