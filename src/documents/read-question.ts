import type { SourceQuestion, Uncertainty } from '../domain/document-reading.ts';
import type { Language } from '../domain/question-bank.ts';
import { readAnswerMark } from './answer-mark.ts';
import { assignPoints } from './assign-points.ts';
import { doubtQuestion } from './doubt-question.ts';
import { guessLanguage } from './guess-language.ts';
import { endsWithStop } from './is-cut-off.ts';
import { joinLines } from './join-lines.ts';
import { readModelAnswer } from './read-model-answer.ts';
import { type Paragraph, shapeLine } from './shape-line.ts';

const lineBreak = /\r\n|[\n\r\u2028\u2029]/;

/**
 * Read one question as it is typed into a form. The prompt is taken as it is; bullets and running text of the model answer are read
 * as in a document.
 *
 * @param language of the question, guessed when left out
 * @param points what it is worth, above 0; else the sum of the bullets' points if all state some, else 10
 * @returns the question, its `modelPoints` empty if the answer has none, and what is uncertain; lines count from the
 *   first line of the model answer, 1
 */
export function readQuestion(
  prompt: string,
  modelAnswer: string,
  language?: Language,
  points?: number,
): { readonly question: SourceQuestion; readonly uncertainties: readonly Uncertainty[] } {
  const answer = readModelAnswer(joinLines(shapeAnswer(modelAnswer)));
  const assigned = assignPoints(points, {}, 1, answer.points);
  const question: SourceQuestion = {
    prompt: prompt.trim(),
    language: language ?? guessLanguage(`${prompt}\n${modelAnswer}`),
    points: assigned.points,
    lines: modelAnswer.split(lineBreak).flatMap((text, index) => (text.trim() === '' ? [] : [index + 1])),
    modelPoints: answer.points,
  };
  const ended = answer.points.filter(({ text }) => endsWithStop(text)).length;
  const doubts = [
    ...answer.doubts,
    ...answer.leftOut
      .filter(({ reason }) => reason === 'not-recognised')
      .map(({ lines }) => ({ code: 'unplaced-line' as const, lines, facts: {} })),
    ...(answer.points.length === 0 ? [{ code: 'no-points' as const, lines: question.lines, facts: {} }] : []),
    ...doubtQuestion(question, { isPointsAssumed: false, endsSentences: ended >= 0.75 * answer.points.length }),
  ];
  return { question, uncertainties: doubts.map((doubt) => ({ ...doubt, section: 0, question: 0 })) };
}

function shapeAnswer(modelAnswer: string): readonly Paragraph[] {
  const shaped: Paragraph[] = [];
  let isAfterBlank = true;
  for (const [index, text] of modelAnswer.split(lineBreak).entries()) {
    const isBlank = text.trim() === '';
    const mark = shaped.length === 0 && !isBlank ? readAnswerMark(text.trim()) : undefined;
    const rest = mark ? mark.rest : text;
    if (rest.trim() !== '') shaped.push(shapeLine({ number: index + 1, text: rest }, isAfterBlank));
    isAfterBlank = isBlank;
  }
  return shaped;
}
