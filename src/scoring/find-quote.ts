import type { GuardedSpan } from '../domain/evaluation.ts';
import type { Span } from '../domain/evidence.ts';
import { alignQuote } from '../text/align-quote.ts';
import { normalise } from '../text/normalise.ts';

/**
 * Find the words of an answer that somebody quotes, where they are not all guarded: words for the grader and hidden text prove nothing.
 * undefined if they are nowhere.
 */
export function findQuote(quote: string, answerText: string, guardedSpans: readonly GuardedSpan[]): Span | undefined {
  const answer = normalise(answerText);
  let from = 0;
  for (;;) {
    const found = alignQuote(quote, answer, { from });
    if (!found || found.span.end <= from) return undefined;
    const { span } = found;
    if (!isGuarded(span, guardedSpans)) return span;
    from = span.end;
  }
}

/** Does a span lie wholly in guarded words, be they of one stretch or of several next to each other? */
function isGuarded({ start, end }: Span, guardedSpans: readonly GuardedSpan[]): boolean {
  let at = start;
  for (const guarded of guardedSpans.toSorted((a, b) => a.start - b.start)) {
    if (guarded.start > at) break;
    at = Math.max(at, guarded.end);
  }
  return at >= end;
}
