import type { LeftOutReason, LineUse, SourceLine } from '../domain/document-reading.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { Outline, RawQuestion } from './outline.ts';
import type { QuestionReading } from './question-reading.ts';

/** A question of the outline with its answer taken apart. */
export type QuestionDraft = { readonly raw: RawQuestion; readonly answer: ModelAnswer };

type ReadParts = {
  readonly outline: Outline;
  readonly kept: readonly QuestionReading[];
  /** Questions without a point. */
  readonly incomplete: readonly QuestionDraft[];
  /** Lines of page numbers and running titles. */
  readonly furniture: readonly number[];
};

/** List what became of every line that is not blank, in order; one that belongs to several points counts for the first. */
export function listUses(
  lines: readonly SourceLine[],
  { outline, kept, incomplete, furniture }: ReadParts,
): readonly LineUse[] {
  const byNumber = new Map(lines.map((line) => [line.number, line]));
  const uses = new Map<number, LineUse>();
  const put = (numbers: readonly number[], toUse: (line: SourceLine) => LineUse): void => {
    for (const number of numbers) {
      const line = byNumber.get(number);
      if (line && !uses.has(number)) uses.set(number, toUse(line));
    }
  };
  const leaveOut = (numbers: readonly number[], reason: LeftOutReason): void =>
    put(numbers, (line) => ({ ...line, use: 'left-out', reason }));
  for (const [section, { lines: numbers }] of outline.sections.entries()) {
    put(numbers, (line) => ({ ...line, use: 'section', section }));
  }
  for (const { raw, answer, section, position: question } of kept) {
    put(raw.promptLines, (line) => ({ ...line, use: 'prompt', section, question }));
    for (const [point, { lines: numbers }] of answer.points.entries()) {
      put(numbers, (line) => ({ ...line, use: 'point', section, question, point }));
    }
    for (const left of [...raw.marks, ...answer.leftOut]) leaveOut(left.lines, left.reason);
  }
  for (const draft of incomplete) leaveOut(linesOf(draft), 'incomplete-question');
  leaveOut(furniture, 'page-mark');
  for (const { paragraph, reason } of outline.unplaced) {
    if (reason === 'title') put(paragraph.lines, (line) => ({ ...line, use: 'title' }));
    else leaveOut(paragraph.lines, reason);
  }
  return lines.flatMap(({ number }) => uses.get(number) ?? []);
}

/** All lines of a question, from its prompt to its last point. */
export function linesOf({ raw, answer }: QuestionDraft): readonly number[] {
  const lines = [raw.promptLines, ...[...raw.marks, ...answer.leftOut, ...answer.points].map((it) => it.lines)].flat();
  return [...new Set(lines)].toSorted((a, b) => a - b);
}
