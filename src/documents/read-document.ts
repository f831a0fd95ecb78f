import type {
  DocumentReading,
  SourceLine,
  SourceQuestion,
  SourceSection,
  Uncertainty,
} from '../domain/document-reading.ts';
import { assignPoints } from './assign-points.ts';
import { expandTables } from './expand-tables.ts';
import { findDoubts } from './find-doubts.ts';
import { guessLanguage } from './guess-language.ts';
import { joinLines } from './join-lines.ts';
import { listFurniture } from './list-furniture.ts';
import { linesOf, listUses, type QuestionDraft } from './list-uses.ts';
import type { Doubt } from './model-answer.ts';
import type { Outline } from './outline.ts';
import type { QuestionReading } from './question-reading.ts';
import { readModelAnswer } from './read-model-answer.ts';
import { readOutline } from './read-outline.ts';
import { type Paragraph, shapeLine } from './shape-line.ts';

/**
 * Read a document of questions with model answers.
 *
 * Every line that is not blank gets exactly one use: title, section, prompt, point, or left out with a reason. Whatever was guessed
 * is in `uncertainties`, in the order of the document. Questions without a point are left out.
 *
 * @param lines in order; any text at all, nothing is thrown
 *
 * @example
 * readDocument([{ number: 1, text: '1.问题：客户着急怎么办？' }, { number: 2, text: '-倾听：先听他说完。' }]);
 * // one section without a title, one question with the point { label: '倾听', text: '先听他说完。' }
 */
export function readDocument(lines: readonly SourceLine[]): DocumentReading {
  const { paragraphs, furniture } = shapeLines(lines);
  const outline = readOutline(paragraphs);
  const all = outline.questions.map((raw) => ({ raw, answer: readModelAnswer(raw.answer) }));
  const kept = placeQuestions(outline, all);
  const sections = outline.sections.map(
    ({ title, lines: [line] }, index): SourceSection => ({
      title,
      ...(line !== undefined && { line }),
      questions: kept.flatMap(({ section, question }) => (section === index ? [question] : [])),
    }),
  );
  const incomplete = all.filter(({ answer }) => answer.points.length === 0);
  const uncertainties: readonly Uncertainty[] = [
    ...outline.unplaced.flatMap(({ paragraph, isDoubtful }) => (isDoubtful ? [unplaced(paragraph)] : [])),
    ...incomplete.map(noPoints),
    ...findDoubts(outline.sections, kept),
  ];
  return {
    title: outline.title,
    language: guessLanguage(lines.map(({ text }) => text).join('\n')),
    sections,
    lines: listUses(lines, { outline, kept, incomplete, furniture }),
    uncertainties: uncertainties.toSorted((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0)),
  };
}

/** Look at the lines, set page numbers and running titles aside, join what was wrapped. */
function shapeLines(lines: readonly SourceLine[]): {
  readonly paragraphs: readonly Paragraph[];
  readonly furniture: readonly number[];
} {
  const shaped: Paragraph[] = [];
  let isAfterBlank = true;
  for (const line of lines) {
    const isBlank = line.text.trim() === '';
    if (!isBlank) shaped.push(shapeLine(line, isAfterBlank));
    isAfterBlank = isBlank;
  }
  const set = listFurniture(shaped);
  const flow: Paragraph[] = [];
  for (const [index, line] of shaped.entries()) {
    if (set.has(index)) continue;
    // A page ends in the middle of a paragraph: the blank lines around its number say nothing.
    const isAfterPage = set.has(index - 1) || line.beginsPage;
    flow.push(isAfterPage ? { ...line, isAfterBlank: false, beginsPage: true } : line);
  }
  return {
    paragraphs: expandTables(joinLines(flow)),
    furniture: [...set].flatMap((index) => shaped[index]?.lines ?? []),
  };
}

function placeQuestions(outline: Outline, all: readonly QuestionDraft[]): readonly QuestionReading[] {
  const complete = all.filter(({ answer }) => answer.points.length > 0);
  const counts = outline.sections.map(() => 0);
  const totals = outline.sections.map((_, index) => complete.filter(({ raw }) => raw.section === index).length);
  return complete.map(({ raw, answer }) => {
    const position = counts[raw.section] ?? 0;
    counts[raw.section] = position + 1;
    const stated = outline.sections[raw.section]?.counts ?? {};
    const { points, from } = assignPoints(raw.points, stated, totals[raw.section] ?? 1, answer.points);
    const question: SourceQuestion = {
      ...(raw.number !== '' && { number: raw.number }),
      prompt: raw.prompt,
      language: guessLanguage([raw.prompt, ...answer.points.map(({ text }) => text)].join('\n')),
      points,
      lines: linesOf({ raw, answer }),
      modelPoints: answer.points,
    };
    return { raw, answer, section: raw.section, position, question, pointsFrom: from };
  });
}

function unplaced({ lines }: Paragraph): Doubt {
  return { code: 'unplaced-line', lines, facts: {} };
}

function noPoints(draft: QuestionDraft): Uncertainty {
  const { number, section } = draft.raw;
  return { code: 'no-points', lines: linesOf(draft), section, facts: number === '' ? {} : { number } };
}
