/** A half-open range `[start, end)` in UTF-16 code units. */
type Span = { readonly start: number; readonly end: number };

export type EvidenceOf = Span & { readonly criterionNumber: number };

export type GuardedBy<Flag extends string> = Span & { readonly flag: Flag };

/** A piece of the answer in which nothing begins or ends. */
export type AnswerSegment<Flag extends string> = Span & {
  readonly text: string;
  /** Numbers of the criteria that this piece is evidence for, ascending. */
  readonly criteria: readonly number[];
  /** Those of them whose span ends with this piece. */
  readonly endingCriteria: readonly number[];
  /** Why these words can't be evidence; empty for ordinary words. */
  readonly flags: readonly Flag[];
};

/** A base character with what is joined to it (accents, skin tones, family emoji) must not be torn apart on screen. */
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Cut an answer at every edge of every span, so that each piece can be drawn with all that applies to it.
 *
 * Spans may overlap, touch, nest and come in any order. An edge inside a character that the reader sees as one is moved
 * outwards to its border; parts beyond the text and empty spans are left out. The pieces joined together are always
 * the text itself.
 *
 * @example
 * splitAtSpans('先道歉再查', [{ criterionNumber: 1, start: 1, end: 3 }], []);
 * // '先' with no criterion, '道歉' with criterion 1, '再查' with no criterion
 */
export function splitAtSpans<Flag extends string>(
  text: string,
  evidence: readonly EvidenceOf[],
  guarded: readonly GuardedBy<Flag>[],
): readonly AnswerSegment<Flag>[] {
  const characters = graphemes.segment(text);
  const widen = <S extends Span>(spans: readonly S[]) =>
    spans.flatMap((span) => widenToCharacters(span, characters, text.length));
  const wideEvidence = widen(evidence);
  const wideGuarded = widen(guarded);
  const edges = new Set([
    0,
    text.length,
    ...[...wideEvidence, ...wideGuarded].flatMap(({ start, end }) => [start, end]),
  ]);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const proving = wideEvidence.filter((span) => span.start <= start && end <= span.end);
    return {
      start,
      end,
      text: text.slice(start, end),
      criteria: ascending(proving.map(({ criterionNumber }) => criterionNumber)),
      endingCriteria: ascending(proving.filter((span) => span.end === end).map((span) => span.criterionNumber)),
      flags: [...new Set(wideGuarded.filter((span) => span.start <= start && end <= span.end).map(({ flag }) => flag))],
    };
  });
}

/** Move a span's edges outwards to the borders of visible characters; nothing is left of an empty one. */
function widenToCharacters<S extends Span>(span: S, characters: Intl.Segments, length: number): S[] {
  const start = Math.max(0, span.start);
  const end = Math.min(length, span.end);
  if (start >= end) return [];
  const first = characters.containing(start);
  const last = characters.containing(end - 1);
  return [{ ...span, start: first?.index ?? start, end: last ? last.index + last.segment.length : end }];
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
