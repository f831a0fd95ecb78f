import type { SourceLine } from '../domain/document-reading.ts';
import { readAnswerMark } from './answer-mark.ts';
import { type ItemMark, readItemMark } from './item-mark.ts';
import { isPageMark } from './page-mark.ts';
import { readQuestionMark } from './question-mark.ts';
import { readSectionCounts, type SectionCounts } from './section-counts.ts';

/** What a line looks like by itself; what it is depends on the lines around it. */
type LineShape =
  | { readonly kind: 'page-mark' | 'rule' | 'text' }
  | { readonly kind: 'answer'; readonly rest: string; readonly points?: number }
  | { readonly kind: 'question'; readonly number: string; readonly rest: string }
  | { readonly kind: 'section'; readonly title: string; readonly counts: SectionCounts }
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  | ({ readonly kind: 'item' } & ItemMark);

/** A line that is not blank, or several that belong together, looked at. */
export type Paragraph = {
  /** Lines of the document that it is made of. */
  readonly lines: readonly number[];
  /** Without indent, heading signs and emphasis around the whole. */
  readonly text: string;
  readonly shape: LineShape;
  /** Columns in front of the text. */
  readonly indent: number;
  /** Number of "#" in front, 0 if it is no heading. */
  readonly heading: number;
  readonly isBold: boolean;
  /** A blank line, or the beginning of the document, is right before it. */
  readonly isAfterBlank: boolean;
  /** A page begins with it, by a form feed or a page number right before it. */
  readonly beginsPage: boolean;
};

const sectionWords =
  /^(?:第\s*[0-9一二三四五六七八九十]{1,3}\s*(?:部分|章|节|節|单元|模块|大类|篇)|(?:section|part|chapter|module)\s+(?:(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight)(?=[\s:.\-–—]|$)|(?:[ivx]{1,5}|[a-z])(?=\s*[:.\-–—]|$)))\s*[:：.、\-–—]?\s*/i;

/** A heading with its counts is shorter. */
const headingLengthLimit = 200;

/** Look at a line that is not blank, by itself. */
export function shapeLine(source: SourceLine, isAfterBlank: boolean): Paragraph {
  const indent = measureIndent(source.text);
  // Runs of blanks carry no words, and would cost the patterns below the square of their length.
  const single = source.text.trim().replace(/\s+/g, ' ');
  const quoted = single.replace(/^(?:> ?)+(?=[^> ])/, '');
  const [signs = ''] = /^#{1,6}(?:\s+|(?=[^#\s]))(?=\S)/.exec(quoted) ?? [];
  const bare = quoted.slice(signs.length);
  const bold = /^(\*\*|__)(?=\S)(.*\S)\1$/.exec(bare)?.[2];
  const isBold = bold !== undefined && !bold.includes('**');
  const text = isBold ? bold : bare;
  return {
    lines: [source.number],
    text,
    shape: findShape(text),
    indent,
    heading: signs.trim().length,
    isBold,
    isAfterBlank,
    beginsPage: source.text.startsWith('\f'),
  };
}

/** What a text looks like that has neither indent nor emphasis around the whole. */
export function findShape(text: string): LineShape {
  if (/^(?:[-=_*~·—–\s]{3,}|```.*|~~~.*|\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?)$/.test(text))
    return { kind: 'rule' };
  if (isPageMark(text)) return { kind: 'page-mark' };
  const plain = text.replace(/^(\*\*|__)(.{1,30}?)\1/, '$2');
  const item = readItemMark(text) ?? (plain === text ? undefined : readItemMark(plain));
  const section = item?.style === 'sign' ? undefined : readSection(plain);
  if (section) return { kind: 'section', ...section };
  const question = readQuestionMark(plain);
  if (question) return { kind: 'question', ...question };
  const answer = readAnswerMark(plain);
  if (answer) return { kind: 'answer', ...answer };
  const row = /^\|(.+)\|$/.exec(text)?.[1];
  if (row !== undefined) return { kind: 'row', cells: row.split('|').map((cell) => cell.trim()) };
  return item ? { kind: 'item', ...item } : { kind: 'text' };
}

/** A heading that says that it is one, by its word or its counts. */
function readSection(text: string): { readonly title: string; readonly counts: SectionCounts } | undefined {
  if (text.length > headingLengthLimit) return undefined;
  const [word = ''] = sectionWords.exec(text) ?? [];
  const { title, counts } = readSectionCounts(text.slice(word.length));
  const isMarked = counts !== undefined && (counts.count !== undefined || counts.each !== undefined);
  const numbered = /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[IVX]{1,5}[.、])/.test(text);
  if (word === '' && !isMarked && !(numbered && counts && !/[？?]/.test(title))) return undefined;
  if (word !== '' && /[。？?；;]/.test(title)) return undefined;
  return { title: word === '' ? stripNumber(title) : title, counts: counts ?? {} };
}

/** The title of a heading without its number. */
export function stripNumber(title: string): string {
  const item = readItemMark(title);
  return item && item.style !== 'sign' && item.rest.trim() !== '' ? item.rest.trim() : title;
}

function measureIndent(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (character === '\t') columns += 4;
    else if (character === '\u3000') columns += 2;
    else if (character === ' ' || character === '\u00a0') columns += 1;
    else if (character !== '\f' && character !== '\ufeff') break;
  }
  return columns;
}
