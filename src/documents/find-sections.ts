import { readSectionCounts, type SectionCounts } from './section-counts.ts';
import { type Paragraph, stripNumber } from './shape-line.ts';

/** A heading without marks is short. */
const plainHeadingLimit = 30;

export type SectionHeading = { readonly title: string; readonly counts: SectionCounts };

/**
 * Find the headings of sections.
 *
 * A paragraph that says so itself ("第二部分", "Section 2", counts of questions in brackets) is one, if questions follow. So is a
 * heading or "一、…" right above a question, and a short text without punctuation right above a question whose number is 1 again.
 *
 * @param openers indexes of the paragraphs that questions begin with
 * @returns headings by index
 */
export function findSections(
  paragraphs: readonly Paragraph[],
  openers: ReadonlySet<number>,
): ReadonlyMap<number, SectionHeading> {
  const sections = new Map<number, SectionHeading>();
  const level = [...openers].reduce((deepest, index) => Math.max(deepest, paragraphs[index]?.heading ?? 0), 0);
  let isInside = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (openers.has(index)) isInside = true;
    else if (isSection(paragraphs, index, openers, { isInside, level })) {
      sections.set(index, readHeading(paragraph));
      isInside = false;
    }
  }
  return sections;
}

function isSection(
  paragraphs: readonly Paragraph[],
  index: number,
  openers: ReadonlySet<number>,
  { isInside, level }: { readonly isInside: boolean; readonly level: number },
): boolean {
  const paragraph = paragraphs[index] as Paragraph;
  const { shape, heading, isBold, text } = paragraph;
  if (shape.kind === 'section' && (shape.counts.count ?? shape.counts.each) !== undefined) return true;
  const distance = distanceToOpener(paragraphs, index, openers);
  if (shape.kind === 'section') return distance < Number.POSITIVE_INFINITY;
  if (heading > 0)
    return (
      distance < Number.POSITIVE_INFINITY &&
      (level === 0 || heading < level) &&
      !(heading === 1 && !isInside && index === 0)
    );
  const isHan =
    shape.kind === 'item' && (shape.style === 'han' || shape.style === 'han-parens' || shape.style === 'roman');
  if (isHan) return distance < Number.POSITIVE_INFINITY;
  if (distance !== 1 || !isInside || (shape.kind !== 'text' && !isBold)) return false;
  if (isBold) return !/[。？?！!；;]/.test(text);
  const next = paragraphs[index + 1];
  const isFirst =
    next?.shape.kind === 'item' ? next.shape.value === 1 : next?.shape.kind === 'question' && next.shape.number === '1';
  const isShort = text.length <= plainHeadingLimit && !/[。！!？?；;：:，,.…]/.test(text);
  return isFirst && isShort && paragraph.isAfterBlank;
}

/** Paragraphs to the next question, 1 or 2; infinity if it is farther, or bullets or an answer come first. */
function distanceToOpener(paragraphs: readonly Paragraph[], index: number, openers: ReadonlySet<number>): number {
  for (let next = index + 1; next <= index + 2 && next < paragraphs.length; next += 1) {
    if (openers.has(next)) return next - index;
    const { shape, heading } = paragraphs[next] as Paragraph;
    if (heading === 0 && shape.kind !== 'text' && shape.kind !== 'section') return Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

function readHeading({ shape, text }: Paragraph): SectionHeading {
  if (shape.kind === 'section') return { title: shape.title, counts: shape.counts };
  const { title, counts = {} } = readSectionCounts(text);
  return { title: stripNumber(title), counts };
}
