import type { InputInvalidError } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { RubricDraft } from '../domain/rubric-draft.ts';

/** As the ids in a bank's files. */
const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Find what is wrong with the section that a question is to stand in; one of the bank may go by its id alone. */
export function findSectionProblems(
  { id, title }: RubricDraft['section'],
  { sections }: Pick<QuestionBank, 'sections'>,
): InputInvalidError['problems'] {
  if (sections.some((section) => section.id === id)) return [];
  return [
    ...(idPattern.test(id)
      ? []
      : [{ field: 'section.id', message: 'must be lower-case letters, digits and single hyphens' }]),
    ...(title.trim() === '' ? [{ field: 'section.title', message: 'must not be empty' }] : []),
  ];
}
