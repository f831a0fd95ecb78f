import type { Question, QuestionBank } from '../domain/question-bank.ts';
import type { RubricComparison } from '../domain/rubric-comparison.ts';
import { compareQuestions } from './compare-rubrics.ts';
import type { AnswerToCompare } from './measure-rubric-effect.ts';
import type { OpenEvaluate } from './test-rubric.ts';

/** Rubrics of one side, and what evaluates with them. */
export type RubricSide = {
  readonly bank: Pick<QuestionBank, 'questions'>;
  readonly openEvaluate: OpenEvaluate;
};

export type BankComparison = {
  /** Questions that differ, in the order of the newer bank. */
  readonly comparisons: readonly RubricComparison[];
  /** Ids of questions that only one bank has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
};

/**
 * Compare two banks, question by question. Questions are the same by id; one whose rubric has the same hash does not differ.
 *
 * @param answersTo answers to a question, by its id
 * @param only compare this question alone, although it may not differ; one that a bank lacks is told as such
 */
export async function compareBanks(
  from: RubricSide,
  to: RubricSide,
  answersTo: (questionId: string) => readonly AnswerToCompare[],
  only?: string,
): Promise<BankComparison> {
  const before = pick(from, only);
  const after = pick(to, only);
  const comparisons: RubricComparison[] = [];
  for (const newer of after.values()) {
    const older = before.get(newer.id);
    if (!older || (only === undefined && older.rubric.hash === newer.rubric.hash)) continue;
    const openEvaluate: OpenEvaluate = (question) => (question === newer ? to : from).openEvaluate(question);
    comparisons.push(await compareQuestions(older, newer, answersTo(newer.id), openEvaluate));
  }
  return {
    comparisons,
    onlyBefore: [...before.keys()].filter((id) => !after.has(id)),
    onlyAfter: [...after.keys()].filter((id) => !before.has(id)),
  };
}

function pick({ bank }: RubricSide, only: string | undefined): ReadonlyMap<string, Question> {
  const asked = bank.questions.filter(({ id }) => only === undefined || id === only);
  return new Map(asked.map((question) => [question.id, question]));
}
