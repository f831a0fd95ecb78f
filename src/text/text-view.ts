import type { Span } from '../domain/evidence.ts';

/**
 * A text made from another one by replacing or leaving out stretches, with the way back and forth. Its pieces are few, so it keeps
 * no list by code unit as `NormalisedText` does; `normalise(view.text)` works on it like on any text.
 */
export type TextView = {
  readonly text: string;
  /**
   * Map a non-empty span of `text` to the text it was made from. A span that touches a replacement widens to all that was replaced;
   * one that reaches over a stretch that was left out contains that stretch.
   *
   * @throws {RangeError} if the span is empty or outside the text.
   */
  toOriginalSpan(span: Span): Span;
  /**
   * Map a non-empty span of the text it was made from to `text`: whole replacements where it touches one, undefined where nothing
   * is left of it.
   *
   * @throws {RangeError} if the span is empty or outside the text it was made from.
   */
  toViewSpan(span: Span): Span | undefined;
};

/** What takes the place of a span. */
export type Replacement = Span & { readonly text: string };

/** A stretch of the view and the stretch of the original it stands for: of the same length and the same text unless replaced. */
type Piece = { readonly view: Span; readonly original: Span; readonly isReplaced: boolean };

/**
 * Replace spans of a text.
 *
 * @param replacements in ascending order, not overlapping, not empty.
 * @throws {RangeError} if they are not.
 *
 * @example
 * const view = replaceSpans('call 555 now', [{ start: 5, end: 8, text: '[phone]' }]);
 * view.text; // 'call [phone] now'
 * view.toOriginalSpan({ start: 6, end: 7 }); // { start: 5, end: 8 }
 */
export function replaceSpans(original: string, replacements: readonly Replacement[]): TextView {
  const pieces: Piece[] = [];
  let text = '';
  let done = 0;
  const push = (span: Span, words: string, isReplaced: boolean) => {
    if (span.start === span.end) return;
    pieces.push({ view: { start: text.length, end: text.length + words.length }, original: span, isReplaced });
    text += words;
  };
  for (const { start, end, text: words } of replacements) {
    if (start < done || end <= start || end > original.length) {
      throw new RangeError(`Span ${start}..${end} is empty, outside the text or not behind the one before it`);
    }
    push({ start: done, end: start }, original.slice(done, start), false);
    push({ start, end }, words, true);
    done = end;
  }
  push({ start: done, end: original.length }, original.slice(done), false);
  return {
    text,
    toOriginalSpan: (span) => mapSpan(span, pieces, text.length, 'view') ?? { start: 0, end: 0 },
    toViewSpan: (span) => mapSpan(span, pieces, original.length, 'original'),
  };
}

/**
 * Look at one view through another: `second` was made from the text of `first`.
 *
 * @example
 * const masked = replaceSpans(answer, names);
 * composeViews(masked, replaceSpans(masked.text, orders)).toOriginalSpan(span); // a span of the answer
 */
export function composeViews(first: TextView, second: TextView): TextView {
  return {
    text: second.text,
    toOriginalSpan: (span) => first.toOriginalSpan(second.toOriginalSpan(span)),
    toViewSpan: (span) => {
      const between = first.toViewSpan(span);
      return between && second.toViewSpan(between);
    },
  };
}

function mapSpan(span: Span, pieces: readonly Piece[], length: number, from: 'view' | 'original'): Span | undefined {
  const { start, end } = span;
  if (!(start >= 0 && start < end && end <= length)) {
    throw new RangeError(`Span ${start}..${end} is empty or outside the text`);
  }
  const to = from === 'view' ? 'original' : 'view';
  const touched = pieces.filter((piece) => piece[from].start < end && start < piece[from].end);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return undefined;
  const mappedStart = first.isReplaced ? first[to].start : first[to].start + Math.max(0, start - first[from].start);
  const mappedEnd = last.isReplaced ? last[to].end : last[to].end - Math.max(0, last[from].end - end);
  return mappedEnd > mappedStart ? { start: mappedStart, end: mappedEnd } : undefined;
}
