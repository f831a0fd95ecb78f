import { InputInvalidError } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { QuestionContent, RubricDraft } from '../domain/rubric-draft.ts';

/**
 * Refuse content that makes another question of one that may have answers: a draft of a version keeps its id, another draft takes none
 * that the bank has, and a question keeps its language.
 *
 * @throws {InputInvalidError}
 */
export function requireSameQuestion(
  content: QuestionContent,
  draft: Pick<RubricDraft, 'basedOn' | 'content'>,
  { questions }: Pick<QuestionBank, 'questions'>,
): void {
  const current = questions.find(({ id }) => id === content.id);
  if (content.id !== draft.content.id && (draft.basedOn !== null || current)) {
    const message = current ? 'is the id of another question' : 'cannot be changed: answers name the question by it';
    throw new InputInvalidError([{ field: 'id', message }]);
  }
  if (current && current.language !== content.language) {
    throw new InputInvalidError([
      { field: 'language', message: `cannot be changed: the published question is in "${current.language}"` },
    ]);
  }
}
