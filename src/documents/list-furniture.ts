import type { Paragraph } from './shape-line.ts';

/** The number of a page on one line with its running title. */
const pageNumber = /\bpage \d+|第 ?\d+ ?[页頁]/i;

/** A running title is short. */
const furnitureLengthLimit = 80;

/**
 * Find what belongs to pages and not to the text: their numbers, and texts that stand again and again next to a page's number or
 * beginning, or hold such a number themselves. The first of these is a title where nothing but notices stands above it.
 *
 * @returns indexes
 */
export function listFurniture(lines: readonly Paragraph[]): ReadonlySet<number> {
  const furniture = new Set<number>();
  for (const [index, { shape }] of lines.entries()) if (shape.kind === 'page-mark') furniture.add(index);
  const firstMark = lines.findIndex(({ shape }) => !['text', 'page-mark', 'rule'].includes(shape.kind));
  for (const indexes of groupRepeated(lines)) {
    const texts = indexes.map((index) => lines[index]?.text ?? '');
    if (texts.every((text) => pageNumber.test(text)) && new Set(texts).size > 1) {
      for (const index of indexes) furniture.add(index);
      continue;
    }
    const atEdge = indexes.filter((index) => index >= firstMark && isAtEdge(lines, index));
    if (atEdge.length >= 2 || (atEdge.length === 1 && indexes.length >= 2 && (indexes[0] ?? 0) < firstMark)) {
      for (const index of atEdge) furniture.add(index);
    }
  }
  return furniture;
}

function groupRepeated(lines: readonly Paragraph[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, { text, shape }] of lines.entries()) {
    if (shape.kind !== 'text' || text.length > furnitureLengthLimit) continue;
    const key = text.replace(/\d+/g, '0');
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()].filter(({ length }) => length >= 2);
}

function isAtEdge(lines: readonly Paragraph[], index: number): boolean {
  const [before, line, after] = [lines[index - 1], lines[index], lines[index + 1]];
  const isNextToNumber = before?.shape.kind === 'page-mark' || after?.shape.kind === 'page-mark';
  return isNextToNumber || line?.beginsPage === true || after?.beginsPage === true;
}
