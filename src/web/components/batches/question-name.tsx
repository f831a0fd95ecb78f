import type { QuestionReply } from '../../../api/schemas.ts';

type Props = { readonly questionId: string; readonly questions: readonly QuestionReply[] };

/** A question by its number and text, cut to two lines; by its id where the bank no longer has it. */
export function QuestionName({ questionId, questions }: Props) {
  const index = questions.findIndex(({ id }) => id === questionId);
  const question = questions[index];
  if (question === undefined) return questionId;
  return (
    <span className="question-name" lang={question.language} title={question.text}>
      {index + 1}. {question.text}
    </span>
  );
}
