import type { SourcePoint } from '../domain/document-reading.ts';
import { announces } from './announces.ts';
import { joinTexts } from './join-texts.ts';
import type { Doubt, ModelAnswer } from './model-answer.ts';
import { readRunningText } from './read-running-text.ts';
import type { Paragraph } from './shape-line.ts';
import { toPoint } from './to-point.ts';

/** Longer ones are sentences. In characters. */
const headingLengthLimit = 40;

/** A point that is being read. */
type Block = { text: string; readonly lines: number[]; readonly paragraph: Paragraph };

type Reading = {
  readonly blocks: Block[];
  readonly leftOut: { readonly lines: readonly number[]; readonly reason: 'introduction' | 'not-recognised' }[];
  readonly doubts: Doubt[];
  /** Items are headings of the texts below them. */
  readonly hasBodies: boolean;
};

/**
 * Take a model answer apart into its points.
 *
 * Where there are bullets, numbers or the rows of a table, each is a point; those indented below another, or of another style
 * between two of the first style, belong to the one above. A text that announces them is an introduction; any other text among
 * them becomes a point of its own, with a doubt. Where there are none, the text is cut.
 */
export function readModelAnswer(answer: readonly Paragraph[]): ModelAnswer {
  const items = answer.filter(isItem);
  const [only] = items;
  const isInline =
    items.length === 1 && only === answer[0] && only?.shape.kind === 'item' && only.shape.style !== 'sign';
  if (items.length === 0 || (isInline && answer.length === 1)) return readRunningText(answer);
  const lastOfStyle = new Map(items.map((item) => [styleOf(item), item.lines[0] ?? 0]));
  const reading: Reading = { blocks: [], leftOut: [], doubts: [], hasBodies: countBodies(answer) >= 2 };
  for (const [index, paragraph] of answer.entries()) {
    if (paragraph.shape.kind === 'rule') reading.leftOut.push({ lines: paragraph.lines, reason: 'not-recognised' });
    else if (isItem(paragraph)) addItem(reading, paragraph, { next: answer[index + 1], lastOfStyle });
    else addText(reading, paragraph, answer[index + 1]);
  }
  return finish(reading);
}

/** Count the items that are short headings with a text right below. */
function countBodies(answer: readonly Paragraph[]): number {
  return answer.filter((it, index) => isHeadingItem(it) && answer[index + 1]?.shape.kind === 'text').length;
}

function isHeadingItem(paragraph: Paragraph): boolean {
  const text = textOf(paragraph);
  return paragraph.shape.kind === 'item' && text.length <= headingLengthLimit && !/\p{P}$/u.test(text);
}

function isItem({ shape }: Paragraph): boolean {
  return shape.kind === 'item' || shape.kind === 'row';
}

function styleOf({ shape }: Paragraph): string {
  return shape.kind === 'item' ? shape.style : shape.kind;
}

function addItem(
  { blocks, leftOut, doubts }: Reading,
  paragraph: Paragraph,
  { next, lastOfStyle }: { readonly next: Paragraph | undefined; readonly lastOfStyle: ReadonlyMap<string, number> },
): void {
  const { shape, lines } = paragraph;
  if (shape.kind === 'row' && next?.shape.kind === 'rule' && next.text.includes('|')) {
    leftOut.push({ lines, reason: 'introduction' });
    doubts.push({ code: 'unplaced-line', lines, facts: { kind: 'table-heading' } });
    return;
  }
  const last = blocks.findLast((block) => isItem(block.paragraph));
  if (last && last === blocks.at(-1) && isBelow(last, paragraph, lastOfStyle)) append(last, textOf(paragraph), lines);
  else blocks.push({ text: textOf(paragraph), lines: [...lines], paragraph });
}

/** Below by its indent, or by another style while the style of the one above is still to come. */
function isBelow(last: Block, paragraph: Paragraph, lastOfStyle: ReadonlyMap<string, number>): boolean {
  if (paragraph.shape.kind === 'row') return false;
  if (paragraph.indent >= last.paragraph.indent + 2) return true;
  const above = styleOf(last.paragraph);
  return styleOf(paragraph) !== above && (lastOfStyle.get(above) ?? 0) > (paragraph.lines[0] ?? 0);
}

function textOf({ shape, text }: Paragraph): string {
  if (shape.kind === 'item') return shape.rest.trim();
  if (shape.kind !== 'row') return text;
  const [first = '', ...others] = shape.cells.filter((cell) => cell !== '');
  return others.length === 0 ? first : `${first}${/\p{Script=Han}/u.test(first) ? '：' : ': '}${others.join(' ')}`;
}

function addText(
  { blocks, leftOut, doubts, hasBodies }: Reading,
  paragraph: Paragraph,
  next: Paragraph | undefined,
): void {
  const { text, lines, indent } = paragraph;
  const last = blocks.at(-1);
  const isLead = next !== undefined && isItem(next);
  if (last && last.text === '') append(last, text, lines);
  else if (hasBodies && last && last.lines.length === 1 && isHeadingItem(last.paragraph)) append(last, text, lines);
  else if (isLead && announces(paragraph)) {
    leftOut.push({ lines, reason: 'introduction' });
    // More than one sentence: perhaps one of them is a point.
    if (/[。！？!?；;]|\.\s/.test(text)) doubts.push({ code: 'unplaced-line', lines, facts: { kind: 'introduction' } });
  } else if (last && isItem(last.paragraph) && indent >= last.paragraph.indent + 2) append(last, text, lines);
  else {
    const code = blocks.length === 0 ? 'points-from-text' : 'closing-point';
    doubts.push({ code, lines, facts: { point: blocks.length + 1 } });
    blocks.push({ text, lines: [...lines], paragraph });
  }
}

/** Add to a block: what it holds so far becomes the label of the first addition, if it is no sentence. */
function append(block: Block, text: string, lines: readonly number[]): void {
  const isEnded = block.text === '' || /[\p{P}]$/u.test(block.text);
  const isHan = /\p{Script=Han}/u.test(block.text);
  const isFirst = block.lines.length === block.paragraph.lines.length;
  const [colon, semicolon] = isHan ? ['：', '；'] : [': ', '; '];
  const separator = isFirst ? colon : semicolon;
  block.text = isEnded ? joinTexts(block.text, text) : `${block.text}${separator}${text}`;
  block.lines.push(...lines);
}

function finish({ blocks, leftOut, doubts }: Reading): ModelAnswer {
  const points: SourcePoint[] = [];
  const empty: typeof leftOut = [];
  for (const { text, lines } of blocks) {
    if (/[\p{L}\p{N}]/u.test(text)) points.push(toPoint(text, lines));
    else empty.push({ lines, reason: 'not-recognised' });
  }
  return { points, leftOut: [...leftOut, ...empty], doubts };
}
