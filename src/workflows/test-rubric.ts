import { lintRubric } from '../authoring/lint/lint-rubric.ts';
import { judgeMutant } from '../authoring/mutation/judge-mutant.ts';
import { makeMutants, modelAnswerOf } from '../authoring/mutation/make-mutants.ts';
import type { PracticeAnswer, Question } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import type { LintCode, LintFinding, Mutant, MutantResult, RubricReport } from '../domain/rubric-report.ts';
import { contentToQuestion } from '../rubrics/to-question.ts';
import type { EvaluateAnswer } from './evaluate-answer.ts';

/** The version that a rubric has while it is being edited; it goes into its hash. */
export const draftVersion = '0.0.0';

/** Open what evaluates answers to one question offline, whether a bank holds it or not. */
export type OpenEvaluate = (question: Question) => Promise<EvaluateAnswer>;

/**
 * Lint a rubric, and evaluate mutants of its model answer as answers are: guard, keyword engine, evidence check, points.
 *
 * @param others the bank's other questions; one of the same id is an older version and is left out.
 * @returns lint alone, and not sound, where points, ids or cues are so wrong that nothing can be evaluated.
 * @throws {InputInvalidError} naming any other field that is wrong.
 */
export type TestRubric = (
  content: QuestionContent,
  practiceAnswers: readonly PracticeAnswer[],
  others: readonly QuestionContent[],
) => Promise<RubricReport>;

/** With one of these no version can be made of the content. */
const invalidating: readonly LintCode[] = ['points-sum', 'cue-unreadable', 'duplicate-id'];

/** Create the test of rubrics. */
export function createTestRubric({ openEvaluate }: { readonly openEvaluate: OpenEvaluate }): TestRubric {
  return async (content, practiceAnswers, others) => {
    const lint = lintRubric(content, others);
    if (lint.some(({ code }) => invalidating.includes(code))) return { lint, mutants: [], isSound: false };
    const evaluate = await openEvaluate(contentToQuestion(content, draftVersion, practiceAnswers));
    const mutants = await judgeAll(content.id, mutantsOf(content, others), evaluate);
    return { lint, mutants, isSound: !lint.some(isError) && !mutants.some(({ survived }) => survived) };
  };
}

const isError = ({ severity }: LintFinding): boolean => severity === 'error';

/** Answers in another language are guarded as a whole: only those in the question's own put a rubric to the test. */
function mutantsOf(content: QuestionContent, others: readonly QuestionContent[]): Mutant[] {
  const otherAnswers = others
    .filter(({ id, language }) => id !== content.id && language === content.language)
    .map((other) => ({ questionId: other.id, text: modelAnswerOf(other) }));
  return makeMutants(content, { otherAnswers });
}

async function judgeAll(
  questionId: string,
  mutants: readonly Mutant[],
  evaluate: EvaluateAnswer,
): Promise<MutantResult[]> {
  const results: MutantResult[] = [];
  const [first] = mutants;
  if (!first) return results;
  const whole = await evaluate({ questionId, answer: first.text });
  for (const mutant of mutants) {
    const evaluation = mutant === first ? whole : await evaluate({ questionId, answer: mutant.text });
    results.push(judgeMutant(mutant, evaluation, whole));
  }
  return results;
}
