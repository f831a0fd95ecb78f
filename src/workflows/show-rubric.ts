import { QuestionNotFoundError } from '../domain/errors.ts';
import type { Question, QuestionBank } from '../domain/question-bank.ts';

/**
 * Get a question with its whole rubric, as its author sees it; a candidate gets list-questions.ts.
 *
 * @throws {QuestionNotFoundError} if the bank has no such question.
 */
export function getQuestionWithRubric({ questions }: QuestionBank, questionId: string): Question {
  const question = questions.find(({ id }) => id === questionId);
  if (question) return question;
  throw new QuestionNotFoundError(
    questionId,
    questions.map(({ id }) => id),
  );
}
