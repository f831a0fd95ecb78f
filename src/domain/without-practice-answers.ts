import type { QuestionBank } from './question-bank.ts';

/** The same bank without the texts that only fitting needs: ten megabytes for the first bank, in every thread that holds it. */
export function withoutPracticeAnswers(bank: QuestionBank): QuestionBank {
  const questions = bank.questions.map((question) => ({
    ...question,
    rubric: { ...question.rubric, practiceAnswers: [] },
  }));
  return { ...bank, questions, offTopicTexts: [] };
}
