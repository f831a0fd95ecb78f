import type { Criterion } from '../../domain/criterion.ts';
import type { PracticePassage, Question, QuestionBank } from '../../domain/question-bank.ts';
import { type ClauseText, clausesOfRaw } from './clauses.ts';

/** A text with what it says of the criteria of one question. */
export type Example = {
  readonly clauses: readonly ClauseText[];
  readonly marks: PracticePassage['marks'];
  /** Whether it refuses or denies anything, of this question or another. */
  readonly isRefusal: boolean;
  /** The same for every question of the bank: sent once. */
  readonly isShared: boolean;
};

/** How many texts may be sent for one question, because the endpoint may charge for them. */
export type ExampleLimits = { readonly own: number; readonly elsewhere: number };

/** Some 3,000 clauses or 26,000 tokens a question of the first bank; see docs/embedding.md for what fewer are worth. */
export const standardLimits: ExampleLimits = { own: 700, elsewhere: 300 };

/**
 * List the examples of a question: the texts of its criteria, mutants of them that say the opposite, its practice passages, and texts
 * about other questions and about nothing, which say nothing of its criteria. Where there are more than the limits, evenly spread ones.
 *
 * @param passages those of the question's practice answers that may be learnt from.
 */
export function examplesOf(
  bank: QuestionBank,
  question: Question,
  passages: readonly PracticePassage[],
  limits: ExampleLimits = standardLimits,
): readonly Example[] {
  const others = bank.questions.filter(({ id }) => id !== question.id);
  const elsewhere: readonly PracticePassage[] = [
    ...others.flatMap(({ rubric }) => rubric.practiceAnswers.flatMap((answer) => answer.passages)),
    ...others.flatMap(({ rubric }) => rubric.criteria.flatMap(criterionPassages)),
  ];
  const aboutNothing = bank.offTopicTexts.map((text) => ({ text, marks: [] }));
  return [
    ...question.rubric.criteria.flatMap(criterionPassages).map((passage) => toExample(passage, true)),
    ...spread(passages, limits.own).map((passage) => toExample(passage, true)),
    ...spread(elsewhere, limits.elsewhere).map((passage) => toExample(passage, false)),
    toExample({ text: question.prompt, marks: [] }, false),
    ...spread(aboutNothing, limits.elsewhere).map((passage) => ({ ...toExample(passage, false), isShared: true })),
  ].filter(({ clauses }) => clauses.length > 0);
}

/** What the rubric itself says of a criterion, and mutants that refuse it. */
function criterionPassages({ id, label, covered, partial, modelAnswer }: Criterion): PracticePassage[] {
  const mark = (text: string, verdict: PracticePassage['marks'][number]['verdict']): PracticePassage => ({
    text,
    marks: [{ criterionId: id, verdict }],
  });
  const sentences = modelAnswer.split(/(?<=[。！？；.!?;])/u);
  return [
    mark(covered, 'covered'),
    mark(partial, 'partial'),
    mark(modelAnswer, 'covered'),
    ...(sentences.length > 1 ? sentences.map((sentence) => mark(sentence, 'covered')) : []),
    ...refusalsOf(label).map((text) => mark(text, 'contradicted')),
  ];
}

function refusalsOf(label: string): string[] {
  return /\p{Script=Han}/u.test(label)
    ? [`我不会${label}`, `没必要${label}`, `${label}？凭什么，这不归我管`]
    : [`I will not do this: ${label}`, `there is no need for ${label}`, `${label}? not my job, why should I`];
}

function toExample({ text, marks }: PracticePassage, isOwn: boolean): Example {
  const isRefusal = marks.some(({ verdict }) => verdict === 'contradicted');
  return { clauses: clausesOfRaw(text), marks: isOwn ? marks : [], isRefusal, isShared: false };
}

function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as T);
}
