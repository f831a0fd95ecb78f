import { joinTexts } from './join-texts.ts';
import { findOpenBrackets } from './open-brackets.ts';
import { findShape, type Paragraph } from './shape-line.ts';
import { splitLabel } from './split-label.ts';

/** In columns, a Han character counting two: what is narrower is a list of short lines, what is wider was not wrapped by hand. */
const wrapWidths = { min: 40, max: 140 };
/** Lines within this share of the width are full. */
const fullShare = 0.85;
/** What gets longer than a page or two is no paragraph. */
const paragraphLimit = { characters: 4000, lines: 80 };
/** A shorter text at the end of a page is a heading or a button. */
const tornLengthMin = 15;
/** A few long lines, such as addresses, do not count. */
const outlierShare = 0.02;

/**
 * Join lines that were wrapped in the middle of a sentence, as in text taken from a PDF file.
 *
 * A line without a mark of its own goes on the one before it, unless a blank line is between, where that one is as full as
 * the lines of the document get, ends within a bracket, with a comma or in the middle of a sentence at the end of a page, or is an item that it is indented below. In
 * English a small letter at its beginning is enough if that one is not short.
 *
 * @param lines without page numbers and running titles; `isAfterBlank` is false where only these and blank lines are between
 */
export function joinLines(lines: readonly Paragraph[]): readonly Paragraph[] {
  const wrapWidth = findWrapWidth(lines);
  const paragraphs: Paragraph[] = [];
  let last: Paragraph | undefined; // the last line alone
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    if (paragraph && last && goesOn(paragraph, last, line, wrapWidth)) {
      const text = joinTexts(paragraph.text, line.text);
      paragraphs.splice(-1, 1, { ...paragraph, text, isBold: false, lines: [...paragraph.lines, ...line.lines] });
    } else paragraphs.push(line);
    last = line;
  }
  return paragraphs.map((it) => (it.lines.length > 1 ? { ...it, shape: findShape(it.text) } : it));
}

function goesOn(paragraph: Paragraph, last: Paragraph, line: Paragraph, wrapWidth: number): boolean {
  if (line.shape.kind !== 'text' || line.heading > 0 || line.isBold || line.isAfterBlank) return false;
  const { kind } = paragraph.shape;
  if (kind === 'rule' || kind === 'row' || kind === 'page-mark' || paragraph.heading > 0) return false;
  if (kind === 'answer' && paragraph.shape.rest === '') return false;
  const { text } = paragraph;
  if (text.length > paragraphLimit.characters || paragraph.lines.length >= paragraphLimit.lines) return false;
  const endsSentence = /[。！？!?.：:；;…]["”’」）)]?$/.test(text);
  if (!endsSentence && (/[，,、]$/.test(text) || findOpenBrackets(text).length > 0)) return true;
  const isWrapped = wrapWidth < Number.POSITIVE_INFINITY && text.length >= tornLengthMin;
  if (line.beginsPage && isWrapped && /[\p{L}\p{N}]$/u.test(text)) return true;
  const isLong = measureWidth(last) >= wrapWidths.min;
  if (!endsSentence && isLong && /^\p{Ll}/u.test(line.text) && /[\p{L}\p{N},)]$/u.test(text)) return true;
  const isQuestionOrLead = /[？?：:]$/.test(text);
  if (kind === 'item' && line.indent >= paragraph.indent + 2 && !isQuestionOrLead) return true;
  const isFull = measureWidth(last) >= wrapWidth * fullShare;
  return isFull && !(endsSentence && (isQuestionOrLead || splitLabel(line.text).label !== undefined));
}

/** @returns infinity where the lines are not wrapped */
function findWrapWidth(lines: readonly Paragraph[]): number {
  const sorted = lines.toSorted((a, b) => measureWidth(b) - measureWidth(a));
  const counted = sorted.slice(Math.floor(sorted.length * outlierShare));
  const width = counted[0] ? measureWidth(counted[0]) : 0;
  if (width < wrapWidths.min || width > wrapWidths.max) return Number.POSITIVE_INFINITY;
  const full = counted.filter((line) => measureWidth(line) >= width * fullShare);
  const torn = full.filter(({ text }) => /[\p{L}\p{N},，、]$/u.test(text));
  const isWrapped = full.length >= 2 && full.length >= 0.15 * counted.length && torn.length >= 0.4 * full.length;
  return isWrapped ? width : Number.POSITIVE_INFINITY;
}

function measureWidth({ text, indent }: Paragraph): number {
  const wide =
    text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g)?.length ?? 0;
  return indent + text.length + wide;
}
