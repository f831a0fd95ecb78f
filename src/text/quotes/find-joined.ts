import type { Span } from '../../domain/evidence.ts';
import { isDenied } from './find-similar.ts';
import { findKey, type QuoteTokens, toKey } from './quote-tokens.ts';

/** Tokens that an ellipsis may stand for: two or three sentences. With more, the two parts have nothing to do with each other. */
const longestEllipsis = 80;

/** A part of one character stands everywhere. */
const shortestPart = 2;

/**
 * Find the parts of a quote with ellipses in an answer: in order, each as it is and within 80 tokens of the one before. A part that
 * stands behind a left out negation does not count.
 *
 * @returns the tokens from the first part to the last; undefined where the parts are not there like that.
 */
export function findJoined(parts: readonly QuoteTokens[], answer: QuoteTokens, from: number): Span | undefined {
  const [first, ...others] = parts;
  if (!first || others.length === 0 || parts.some(({ words }) => words.length < shortestPart)) return undefined;
  const sought = toKey(first.words);
  for (let at = findKey(answer, sought, from); at !== undefined; at = findKey(answer, sought, at + 1)) {
    const end = findOthers(others, answer, at + first.words.length);
    if (end !== undefined) return { start: at, end };
  }
  return undefined;
}

function findOthers(parts: readonly QuoteTokens[], answer: QuoteTokens, from: number): number | undefined {
  let end = from;
  for (const { words } of parts) {
    const sought = toKey(words);
    let at = findKey(answer, sought, end);
    while (at !== undefined && at > end && isDenied(answer, at)) at = findKey(answer, sought, at + 1);
    if (at === undefined || at - end > longestEllipsis) return undefined;
    end = at + words.length;
  }
  return end;
}
