import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GuardedSpan } from '../../src/domain/evaluation.ts';
import type { Span } from '../../src/domain/evidence.ts';
import { findQuote } from '../../src/scoring/find-quote.ts';
import { alignQuote } from '../../src/text/align-quote.ts';
import { normalise } from '../../src/text/normalise.ts';

const guard = (start: number, end: number): GuardedSpan => ({ start, end, flag: 'hidden-text' });

/** Looks at one place after the other, however many there are. */
function findSlowly(quote: string, text: string, guardedSpans: readonly GuardedSpan[]): Span | undefined {
  const guarded = new Set(
    guardedSpans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
  );
  const answer = normalise(text);
  for (let from = 0; ; ) {
    const found = alignQuote(quote, answer, { from });
    if (!found || found.span.end <= from) return undefined;
    const { start, end } = found.span;
    if (Array.from({ length: end - start }, (_, i) => start + i).some((at) => !guarded.has(at))) return found.span;
    from = end;
  }
}

it('finds what reaches out of guarded words, as looking at every place does', () => {
  const text = fc.string({ unit: fc.constantFrom('道', '歉', '查', '，', ' '), minLength: 1, maxLength: 40 });
  const quote = fc.string({ unit: fc.constantFrom('道', '歉', '查', '，'), minLength: 1, maxLength: 4 });
  const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(15)), { maxLength: 5 });
  fc.assert(
    fc.property(text, quote, spans, (answer, words, drawn) => {
      const guarded = drawn
        .map(([start, length]) => guard(Math.min(start, answer.length), Math.min(start + length, answer.length)))
        .filter(({ start, end }) => end > start);
      const slow = findSlowly(words, answer, guarded);
      const fast = findQuote(words, answer, guarded);
      // Both find something or nothing; which of several places is nobody's concern.
      expect(fast === undefined).toBe(slow === undefined);
      if (fast) expect(findSlowly(words, answer.slice(0, fast.end), guarded)).toBeDefined();
    }),
    { numRuns: 500 },
  );
});

it.each([
  { what: 'one stretch', guarded: [guard(0, 20_000)] },
  { what: 'thousands side by side', guarded: Array.from({ length: 5000 }, (_, at) => guard(at * 4, at * 4 + 4)) },
  { what: 'thousands apart', guarded: Array.from({ length: 10_000 }, (_, at) => guard(at * 2, at * 2 + 1)) },
])('looks through the longest answer in no time, with guarded words in $what', ({ what, guarded }) => {
  const answer = what === 'thousands apart' ? 'ab'.repeat(10_000) : 'a'.repeat(20_000);
  const start = performance.now();
  expect(findQuote('a', answer, guarded)).toBeUndefined();
  // It took 20 seconds as long as each of the places was looked at.
  expect(performance.now() - start).toBeLessThan(3000);
});
