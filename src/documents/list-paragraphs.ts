import { z } from 'zod';

/** What is taken of an element of mammoth's document tree; everything else in it does not matter for text. */
const elementSchema = z.object({
  type: z.string(),
  children: z.array(z.unknown()).optional(),
  value: z.string().optional(),
  styleId: z.string().nullish(),
  styleName: z.string().nullish(),
  numbering: z.unknown().optional(),
});

const numberingSchema = z.object({ isOrdered: z.boolean(), level: z.coerce.number().int().min(0).max(8) });

type Element = z.infer<typeof elementSchema>;

/** Numbers given so far, by the level of the list that counts: the same level of the same list is the same object. */
type Counters = Map<unknown, { readonly level: number; count: number }>;

const bulletByLevel = ['-', '•', '·'] as const;

/**
 * List the paragraphs of mammoth's document tree as lines of text, in order. A soft line break in a paragraph begins a new line.
 *
 * @returns list items with "-" or their number, counted here since Word does not store it, two blanks in front for each level below
 *   the first; headings with one "#" for each level; the rows of a table as "| a | b |", or cell by cell where one has several lines
 */
export function listParagraphs(document: unknown): readonly string[] {
  return listBlocks(parseElement(document), new Map());
}

function parseElement(element: unknown): Element {
  const { data } = elementSchema.safeParse(element);
  return data ?? { type: 'unknown' };
}

function listBlocks({ children = [] }: Element, counters: Counters): string[] {
  return children.flatMap((it) => {
    const child = parseElement(it);
    if (child.type === 'paragraph') return paragraphLines(child, counters);
    if (child.type === 'table') return tableLines(child, counters);
    return listBlocks(child, counters);
  });
}

function paragraphLines(paragraph: Element, counters: Counters): string[] {
  const text = textOf(paragraph);
  if (text.trim() === '') return [''];
  const [first = '', ...others] = text.split('\n');
  return [headingMark(paragraph) + listMark(paragraph.numbering, counters) + first, ...others];
}

function textOf({ type, value, children = [] }: Element): string {
  if (type === 'text') return value ?? '';
  if (type === 'tab') return '\t';
  if (type === 'break') return '\n';
  return children.map((it) => textOf(parseElement(it))).join('');
}

function headingMark({ styleId, styleName }: Element): string {
  const [, level] = /^(?:heading|标题) ?([1-6])$/i.exec(styleName ?? styleId ?? '') ?? [];
  if (level !== undefined) return `${'#'.repeat(Number(level))} `;
  return /^(?:title|标题)$/i.test(styleName ?? '') ? '# ' : '';
}

function listMark(numbering: unknown, counters: Counters): string {
  const { data } = numberingSchema.safeParse(numbering);
  if (!data) return '';
  const indent = '  '.repeat(data.level);
  if (!data.isOrdered) return `${indent}${bulletByLevel[data.level % bulletByLevel.length]} `;
  const counter = counters.get(numbering) ?? { level: data.level, count: 0 };
  counter.count += 1;
  counters.set(numbering, counter);
  for (const other of counters.values()) if (other.level > data.level) other.count = 0;
  return `${indent}${counter.count}. `;
}

function tableLines(table: Element, counters: Counters): string[] {
  return (table.children ?? []).flatMap((row) => {
    const cells = (parseElement(row).children ?? []).map((cell) =>
      listBlocks(parseElement(cell), counters).filter((line) => line.trim() !== ''),
    );
    if (cells.some((lines) => lines.length > 1)) return cells.flat();
    return [`| ${cells.map((lines) => lines[0] ?? '').join(' | ')} |`];
  });
}
