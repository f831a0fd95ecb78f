import type { Span } from '../domain/evidence.ts';

/**
 * List where a global pattern matches, in order; empty matches are left out. Unlike `matchAll` it makes no copy of the
 * pattern, which takes longer than searching an answer.
 *
 * @throws {TypeError} if the pattern is not global: it would be found in the same place for ever.
 *
 * @example
 * matchSpans('先道歉,再道歉', /道歉/g); // [{ start: 1, end: 3 }, { start: 5, end: 7 }]
 */
export function matchSpans(text: string, pattern: RegExp): Span[] {
  if (!pattern.global) throw new TypeError(`The pattern ${pattern} is not global`);
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    if (end > match.index) spans.push({ start: match.index, end });
    else pattern.lastIndex++;
  }
  return spans;
}
