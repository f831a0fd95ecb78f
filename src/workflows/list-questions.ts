import { QuestionNotFoundError } from '../domain/errors.ts';
import type { Language, Question, QuestionBank, Section } from '../domain/question-bank.ts';

/** A question as a candidate may see it. */
export type QuestionSummary = {
  readonly id: string;
  readonly sectionId: string;
  readonly language: Language;
  readonly text: string;
  readonly points: number;
  readonly criteria: readonly { readonly id: string; readonly label: string; readonly points: number }[];
};

export type QuestionList = {
  readonly bank: Pick<QuestionBank, 'id' | 'version' | 'language' | 'title'>;
  readonly sections: readonly Section[];
  readonly questions: readonly QuestionSummary[];
};

/** List the questions of a bank in its order, without cues, practice answers or model answers. */
export function listQuestions({ id, version, language, title, sections, questions }: QuestionBank): QuestionList {
  return {
    bank: { id, version, language, title },
    sections,
    questions: questions.map((question) => summarise(question, sections)),
  };
}

/** @throws {QuestionNotFoundError} if the bank has no such question. */
export function getQuestion(bank: QuestionBank, questionId: string): QuestionSummary {
  const question = bank.questions.find(({ id }) => id === questionId);
  if (question) return summarise(question, bank.sections);
  throw new QuestionNotFoundError(
    questionId,
    bank.questions.map(({ id }) => id),
  );
}

function summarise({ id, language, prompt, points, rubric }: Question, sections: readonly Section[]): QuestionSummary {
  const section = sections.find(({ questionIds }) => questionIds.includes(id));
  if (!section) throw new Error(`Question "${id}" is in no section`);
  return {
    id,
    sectionId: section.id,
    language,
    text: prompt,
    points,
    criteria: rubric.criteria.map(({ id: criterionId, label, points: criterionPoints }) => ({
      id: criterionId,
      label,
      points: criterionPoints,
    })),
  };
}
