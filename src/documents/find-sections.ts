import { readSectionCounts, type SectionCounts } from './section-counts.ts';
import { type Paragraph, stripNumber } from './shape-line.ts';

/** A heading without marks is short. */
const plainHeadingLimit = 30;

export type SectionHeading = {
  readonly title: string;
  readonly counts: SectionCounts;
  /** It has no mark of a heading at all: a guess. */
  readonly isPlain: boolean;
};

/** Where in the document a paragraph stands. */
type Place = {
  readonly paragraphs: readonly Paragraph[];
  readonly index: number;
  /** Paragraphs to the next question, 1 or 2; infinity if it is farther, or bullets or an answer come first. */
  readonly distance: number;
  /** The deepest heading that opens a question. */
  readonly level: number;
  /** A question is above it, without a heading in between. */
  readonly isInside: boolean;
  /** Styles of the items since that question. */
  readonly styles: ReadonlySet<string>;
};

/**
 * Find the headings of sections.
 *
 * A paragraph that says so itself ("第二部分", "Section 2", counts of questions in brackets) is one, if questions follow. So is a
 * heading or "一、…" right above a question, and a short text without punctuation right above a question whose number is 1 again;
 * where there is one of the latter, the text right above the first question is another.
 *
 * @param openers indexes of the paragraphs that questions begin with
 * @returns headings by index, in order
 */
export function findSections(
  paragraphs: readonly Paragraph[],
  openers: ReadonlySet<number>,
): ReadonlyMap<number, SectionHeading> {
  const found: number[] = [];
  const level = [...openers].reduce((deepest, index) => Math.max(deepest, paragraphs[index]?.heading ?? 0), 0);
  let isInside = false;
  let styles = new Set<string>();
  for (const [index, { shape }] of paragraphs.entries()) {
    const distance = distanceToOpener(paragraphs, index, openers);
    const isOpener = openers.has(index);
    const isHeading = !isOpener && isSection({ paragraphs, index, distance, level, isInside, styles });
    if (isHeading) found.push(index);
    if (isHeading || isOpener) {
      isInside = isOpener;
      styles = new Set();
    } else if (shape.kind === 'item') styles.add(shape.style);
  }
  const [firstOpener = 0] = openers;
  const hasPlain = found.some((index) => isPlain(paragraphs, index));
  const first = firstOpener - 1;
  if (hasPlain && (found[0] ?? 0) > first && isPlain(paragraphs, first)) found.unshift(first);
  return new Map(found.map((index) => [index, readHeading(paragraphs[index] as Paragraph)]));
}

function isSection(place: Place): boolean {
  const { paragraphs, index, distance, isInside } = place;
  const { shape, heading, isBold, text } = paragraphs[index] as Paragraph;
  if (shape.kind === 'section' && (shape.counts.count ?? shape.counts.each) !== undefined) return true;
  if (distance === Number.POSITIVE_INFINITY) return false;
  if (shape.kind === 'section') return true;
  if (heading > 0) return (place.level === 0 || heading < place.level) && (isInside || heading > 1 || index > 0);
  if (shape.kind === 'item') return isNumberedHeading(place);
  if (distance !== 1 || !isInside || shape.kind !== 'text') return false;
  return isBold ? !/[。？?！!；;]/.test(text) : isPlain(paragraphs, index);
}

/** "一、…" that goes on a list of the answer above, or begins one, is no heading. */
function isNumberedHeading({ paragraphs, index, styles }: Place): boolean {
  const { shape } = paragraphs[index] as Paragraph;
  if (shape.kind !== 'item' || !['han', 'han-parens', 'roman'].includes(shape.style)) return false;
  return !styles.has(shape.style) && paragraphs[index - 1]?.shape.kind !== 'answer';
}

function isPlain(paragraphs: readonly Paragraph[], index: number): boolean {
  const [paragraph, next] = [paragraphs[index], paragraphs[index + 1]];
  if (paragraph?.shape.kind !== 'text' || paragraph.heading > 0 || paragraph.isBold) return false;
  const { shape } = next ?? {};
  const isFirst = shape?.kind === 'item' ? shape.value === 1 : shape?.kind === 'question' && shape.number === '1';
  const isShort = paragraph.text.length <= plainHeadingLimit && !/[。！!？?；;：:，,.…]/.test(paragraph.text);
  return isFirst && isShort && paragraph.isAfterBlank;
}

function distanceToOpener(paragraphs: readonly Paragraph[], index: number, openers: ReadonlySet<number>): number {
  for (let next = index + 1; next <= index + 2 && next < paragraphs.length; next += 1) {
    if (openers.has(next)) return next - index;
    const { shape, heading } = paragraphs[next] as Paragraph;
    if (heading === 0 && shape.kind !== 'text' && shape.kind !== 'section') return Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

function readHeading({ shape, text, heading, isBold }: Paragraph): SectionHeading {
  if (shape.kind === 'section') return { title: shape.title, counts: shape.counts, isPlain: false };
  const { title, counts = {} } = readSectionCounts(text);
  return { title: stripNumber(title), counts, isPlain: shape.kind === 'text' && heading === 0 && !isBold };
}
