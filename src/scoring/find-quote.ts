import type { GuardedSpan } from '../domain/evaluation.ts';
import type { Span } from '../domain/evidence.ts';
import { alignQuote } from '../text/align-quote.ts';
import { normalise } from '../text/normalise.ts';

/** Each look reads the answer once; more guarded stretches than this that say the same words are no answer. */
const maxLooks = 100;

/**
 * Find the words of an answer that somebody quotes, where they are not all guarded: words for the grader and hidden text prove nothing.
 * undefined if they are nowhere.
 */
export function findQuote(quote: string, answerText: string, guardedSpans: readonly GuardedSpan[]): Span | undefined {
  const answer = normalise(answerText);
  const guarded = guardedSpans.toSorted((a, b) => a.start - b.start);
  let from = 0;
  for (let looks = 0; looks < maxLooks; looks++) {
    const found = alignQuote(quote, answer, { from });
    if (!found || found.span.end <= from) return undefined;
    const { start, end } = found.span;
    const guardedTo = endOfGuarded(start, guarded);
    if (guardedTo < end) return found.span;
    // What is to be found must reach out of these guarded words. Punctuation may make it longer there than it is here.
    from = Math.max(end, guardedTo - 2 * (end - start));
  }
  return undefined;
}

/** Where the guarded words end that begin at a place or reach over it, in one stretch or in several next to each other. */
function endOfGuarded(start: number, guarded: readonly GuardedSpan[]): number {
  let at = start;
  for (const span of guarded) {
    if (span.start > at) break;
    at = Math.max(at, span.end);
  }
  return at;
}
