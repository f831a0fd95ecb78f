import type { SourcePoint } from '../domain/document-reading.ts';
import { announces } from './announces.ts';
import { cutClauses } from './cut-clauses.ts';
import { cutText } from './cut-text.ts';
import { findListed } from './find-listed.ts';
import { readItemMark } from './item-mark.ts';
import type { Doubt, ModelAnswer } from './model-answer.ts';
import { readEnumeration } from './read-enumeration.ts';
import type { Paragraph } from './shape-line.ts';
import { splitLabel } from './split-label.ts';
import { stripEmphasis } from './strip-emphasis.ts';
import { toPoint } from './to-point.ts';

/** An answer of fewer points tells good from bad too coarsely. */
const pointsEnough = 4;
/** Who lists so many points by words or numbers means just these. */
const listLengthMin = 3;
/** Running text is not cut at commas into more points. */
const pointsMax = 12;

/** Labels of what is said about an answer rather than in it. */
const remark = /^(?:评分|得分|解析|点评|备注|提示|说明|note|comment|explanation|scoring|tip)/i;

/**
 * Take a model answer without bullets apart.
 *
 * Paragraphs that all have labels are points; that is as good as bullets. Else three paragraphs or more are points, and fewer
 * are cut by their enumeration or sentences, both with a doubt. A first paragraph that announces others is an introduction.
 */
export function readRunningText(answer: readonly Paragraph[]): ModelAnswer {
  const hasWords = ({ text }: Paragraph): boolean => /[\p{L}\p{N}]/u.test(text);
  const texts = answer.filter(hasWords);
  const empty = answer.filter((it) => !hasWords(it)).map(({ lines }) => ({ lines, reason: 'not-recognised' as const }));
  const [first, ...others] = texts;
  const hasLead = first !== undefined && others.length > 0 && announces(first);
  const body = hasLead ? others : texts;
  const leftOut = hasLead ? [...empty, { lines: first.lines, reason: 'introduction' as const }] : empty;
  if (body.length >= 2 && body.every(({ text }) => splitLabel(text).label !== undefined)) {
    const doubts = body.flatMap(({ text, lines }, index): Doubt[] =>
      remark.test(text) ? [{ code: 'closing-point', lines, facts: { point: index + 1 } }] : [],
    );
    return { points: body.map(toWholePoint), leftOut, doubts };
  }
  const points = body.length >= 3 ? body.map(toWholePoint) : cutAll(body);
  const lines = [...new Set(points.flatMap((point) => point.lines))];
  const dropped =
    body.length >= 3
      ? ''
      : body
          .map(({ text }) => readEnumeration(text)?.lead ?? '')
          .join(' ')
          .trim();
  const facts = { found: points.length, ...(dropped !== '' && { dropped }) };
  const doubt = { code: 'points-from-text' as const, lines, facts };
  return { points, leftOut, doubts: points.length > 1 ? [doubt] : [] };
}

function toWholePoint({ text, lines, shape }: Paragraph): SourcePoint {
  return toPoint(shape.kind === 'item' && /[\p{L}\p{N}]/u.test(shape.rest) ? shape.rest : text, lines);
}

/** Cut at what lists or ends sentences; where that gives few points, at commas too. */
function cutAll(paragraphs: readonly Paragraph[]): readonly SourcePoint[] {
  const cuts = paragraphs.map((paragraph) => ({ paragraph, pieces: cutParagraph(paragraph) }));
  const count = cuts.reduce((sum, { pieces }) => sum + pieces.length, 0);
  const isCoarse = count < pointsEnough && !paragraphs.some(({ text }) => findListed(text).length >= listLengthMin);
  const most = Math.floor(pointsMax / paragraphs.length);
  return cuts.flatMap(({ paragraph, pieces }) => toPoints(paragraph, isCoarse ? cutClauses(pieces, most) : pieces));
}

function cutParagraph({ text }: Paragraph): readonly string[] {
  const items = readEnumeration(text)?.items;
  return items ?? cutText(text).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function toPoints(paragraph: Paragraph, pieces: readonly string[]): readonly SourcePoint[] {
  const { lines } = paragraph;
  if (pieces.length < 2) return [toWholePoint(paragraph)];
  return pieces.map((piece) => {
    const item = readItemMark(piece);
    return item && /[\p{L}\p{N}]/u.test(item.rest) ? toPoint(item.rest, lines) : { text: stripEmphasis(piece), lines };
  });
}
