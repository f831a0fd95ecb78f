import type { Uncertainty } from '../domain/document-reading.ts';
import { doubtQuestion } from './doubt-question.ts';
import { findRepeated } from './find-repeated.ts';
import { endsWithStop } from './is-cut-off.ts';
import type { RawSection } from './outline.ts';
import type { QuestionReading } from './question-reading.ts';

/** Share of a document's points that end with a full stop, from which on one without is torn. */
const stopShare = 0.75;

/** Find what a person has to look at in the questions that were taken: their answers, numbers, points and repetitions. */
export function findDoubts(
  sections: readonly RawSection[],
  questions: readonly QuestionReading[],
): readonly Uncertainty[] {
  const points = questions.flatMap(({ question }) => question.modelPoints);
  const endsSentences = points.filter(({ text }) => endsWithStop(text)).length >= stopShare * points.length;
  return [
    ...questions.flatMap(({ raw, answer, section, position, question, pointsFrom }) =>
      [...answer.doubts, ...doubtQuestion(question, { isPointsAssumed: pointsFrom === 'assumed', endsSentences })].map(
        (doubt): Uncertainty => ({
          ...doubt,
          lines: doubt.lines.length > 0 ? doubt.lines : raw.promptLines,
          section,
          question: position,
        }),
      ),
    ),
    ...sections.flatMap((section, index) =>
      doubtSection(
        section,
        index,
        questions.filter((it) => it.section === index),
      ),
    ),
    ...doubtNumbers(questions),
    ...findRepeated(questions),
  ];
}

function doubtSection(
  { counts: { count, each, total }, isPlain, lines }: RawSection,
  section: number,
  questions: readonly QuestionReading[],
): readonly Uncertainty[] {
  const doubts: Uncertainty[] = [];
  const found = questions.length;
  if (isPlain) doubts.push({ code: 'unplaced-line', lines, section, facts: { kind: 'heading' } });
  if (count !== undefined && count !== found) {
    doubts.push({ code: 'question-count', lines, section, facts: { stated: count, found } });
  }
  const sum = questions.reduce((all, { question }) => all + question.points, 0);
  if (count !== undefined && each !== undefined && total !== undefined && count * each !== total) {
    doubts.push({ code: 'points-sum', lines, section, facts: { stated: total, found: count * each, count, each } });
  } else if (total !== undefined && total !== sum) {
    doubts.push({ code: 'points-sum', lines, section, facts: { stated: total, found: sum } });
  }
  return doubts;
}

/** Numbers go up by one; in a new section they may begin at 1 again. */
function doubtNumbers(questions: readonly QuestionReading[]): readonly Uncertainty[] {
  const doubts: Uncertainty[] = [];
  let last: { readonly value: number; readonly section: number } | undefined;
  for (const { raw, section, position } of questions) {
    const value = raw.value;
    if (value === undefined) continue;
    const isNext = last === undefined || value === last.value + 1;
    const isRestart = value === 1 && last?.section !== section;
    if (!isNext && !isRestart) {
      const facts = { expected: (last?.value ?? 0) + 1, found: value };
      doubts.push({ code: 'numbering', lines: raw.promptLines.slice(0, 1), section, question: position, facts });
    }
    last = { value, section };
  }
  return doubts;
}
