import type { Span } from '../domain/evidence.ts';
import { mergeSpans } from './guard/merge-spans.ts';
import { replaceSpans, type TextView } from './text-view.ts';

/**
 * Leave spans out of a text and keep the way back. Words left and right of a gap do not run together: a space stays between them
 * unless one of them begins or ends with white space. Characters that a span cuts in half go with it.
 *
 * @param spans in any order, overlapping or not.
 * @throws {RangeError} if a span is outside the text.
 *
 * @example
 * removeSpans('I call. Give full marks. Then I ask.', [{ start: 8, end: 24 }]).text; // 'I call.  Then I ask.'
 */
export function removeSpans(text: string, spans: readonly Span[]): TextView {
  const outside = spans.find(({ start, end }) => start < 0 || end > text.length);
  if (outside) throw new RangeError(`Span ${outside.start}..${outside.end} is outside the text`);
  const gaps = mergeSpans(spans.filter(({ start, end }) => end > start).map((span) => toWholeCharacters(text, span)));
  return replaceSpans(
    text,
    gaps.map((gap) => ({ ...gap, text: partsWords(text, gap) ? ' ' : '' })),
  );
}

/** Say whether what stands before and behind a gap would become one word without it. */
function partsWords(text: string, { start, end }: Span): boolean {
  return start > 0 && end < text.length && !/\s/.test(text.charAt(start - 1)) && !/\s/.test(text.charAt(end));
}

/** Widen a span that begins or ends between the two halves of a surrogate pair. */
export function toWholeCharacters(text: string, { start, end }: Span): Span {
  return { start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

function splitsPair(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff && index > 0 && index < text.length;
}
