import { InputInvalidError } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { QuestionContent, RubricDraft } from '../domain/rubric-draft.ts';

/**
 * Refuse content that makes another question of one that has answers: a draft of a version keeps its id, and a question its language.
 *
 * @throws {InputInvalidError}
 */
export function requireSameQuestion(
  content: QuestionContent,
  draft: Pick<RubricDraft, 'basedOn' | 'content'>,
  { questions }: Pick<QuestionBank, 'questions'>,
): void {
  if (draft.basedOn !== null && content.id !== draft.content.id) {
    throw new InputInvalidError([{ field: 'id', message: 'cannot be changed: it is the question that answers name' }]);
  }
  const current = questions.find(({ id }) => id === content.id);
  if (current && current.language !== content.language) {
    throw new InputInvalidError([
      { field: 'language', message: `cannot be changed: the published question is in "${current.language}"` },
    ]);
  }
}
