import { readQuestion } from '../documents/read-question.ts';
import { isStorable, maxAnswerLength } from '../domain/answer-limits.ts';
import { InputInvalidError } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices } from './authoring-services.ts';
import { draftReading } from './draft-reading.ts';
import { nameSection } from './name-section.ts';
import { findSectionProblems } from './section-problems.ts';

type FieldProblems = InputInvalidError['problems'];

/** Create the derivation of a draft from one question that is written by hand. A question that the bank has is edited. */
export function createDraftQuestion({
  bank,
  drafts,
  work,
  loadPracticeAnswers,
}: Pick<AuthoringParts, 'bank' | 'drafts' | 'work' | 'loadPracticeAnswers'>): AuthoringServices['draftQuestion'] {
  return async (written) => {
    const { prompt, modelAnswer, language, points, section } = written;
    const problems = findProblems(written, bank);
    if (problems.length > 0) throw new InputInvalidError(problems);
    const { question, uncertainties } = readQuestion(prompt, modelAnswer, language, points);
    if (question.modelPoints.length === 0) {
      throw new InputInvalidError([{ field: 'modelAnswer', message: 'holds no point that an answer could make' }]);
    }
    const reading = { sections: [{ title: '', questions: [question] }], uncertainties };
    const tools = { bank, derive: work.derive, loadPracticeAnswers };
    const [made] = await draftReading({ name: '', lines: [], reading }, tools);
    if (!made) throw new Error('one question gave no draft');
    return await drafts.create({ ...made, source: null, ...(section && { section: nameSection(section, bank) }) });
  };
}

function findProblems(
  { prompt, modelAnswer, points, section }: Parameters<AuthoringServices['draftQuestion']>[0],
  bank: QuestionBank,
): FieldProblems {
  const empty = 'must not be empty';
  const texts = Object.entries({ prompt, modelAnswer, 'section.title': section?.title ?? '' });
  return [
    ...(prompt.trim() === '' ? [{ field: 'prompt', message: empty }] : []),
    ...(modelAnswer.trim() === '' ? [{ field: 'modelAnswer', message: empty }] : []),
    ...(modelAnswer.length > maxAnswerLength
      ? [{ field: 'modelAnswer', message: `must have at most ${maxAnswerLength} characters, as any answer` }]
      : []),
    ...texts.flatMap(([field, text]) =>
      isStorable(text) ? [] : [{ field, message: 'must not hold U+0000 or half a surrogate pair' }],
    ),
    ...(points === undefined || (points > 0 && Number.isInteger(2 * points))
      ? []
      : [{ field: 'points', message: 'must be a whole or half number above 0' }]),
    ...(section ? findSectionProblems(section, bank) : []),
  ];
}
