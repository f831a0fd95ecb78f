import type { EvaluationNumbers, RubricSnapshot } from '../domain/stored-evaluation.ts';
import {
  createDistributions,
  type DistributionEvaluation,
  type QuestionDistribution,
} from '../scoring/distributions.ts';
import { Turns } from './work-in-turns.ts';

/** What of a stored evaluation enters the summary of its batch; the labels are those of its rubric. */
export type EvaluationToSummarise = {
  readonly numbers: Pick<EvaluationNumbers, 'questionId' | 'totalPoints' | 'maxPoints' | 'needsReview' | 'criteria'>;
  readonly rubric: { readonly criteria: readonly Pick<RubricSnapshot['criteria'][number], 'id' | 'label'>[] };
};

/** An item of a batch; its evaluation is null until there is one, and where it failed. */
export type ItemToSummarise = {
  readonly evaluation: EvaluationToSummarise | null;
  readonly isStale: boolean;
  /** What people decided; null where nobody did. */
  readonly reviewed: object | null;
};

/** How the answers of a batch did, question by question. Plain JSON. */
export type BatchSummary = {
  readonly answers: number;
  /** Answers that were not evaluated, not yet or without success; they enter no figure. */
  readonly notEvaluated: number;
  /** Evaluated answers without a total, because a criterion is unscored. */
  readonly unscored: number;
  readonly needsReview: number;
  /** Evaluated answers whose question has another version of its rubric in use by now. */
  readonly stale: number;
  /** Answers that people decided about; the figures are the machine's all the same. */
  readonly reviewed: number;
  /** In the order in which the batch first has them. */
  readonly questions: readonly QuestionDistribution[];
};

/**
 * Summarise a batch: distributions of points by question and criterion. Reads the items once, one at a time, keeps none of
 * them and lets other work go on in between.
 *
 * @throws whatever reading the items throws.
 */
export async function summariseBatch(items: AsyncIterable<ItemToSummarise>): Promise<BatchSummary> {
  const distributions = createDistributions();
  const turns = new Turns();
  let answers = 0;
  let stale = 0;
  let reviewed = 0;
  for await (const { evaluation, isStale, reviewed: decided } of items) {
    answers++;
    if (isStale) stale++;
    if (decided) reviewed++;
    if (evaluation) distributions.add(withLabels(evaluation));
    if (turns.isOver) await turns.pass();
  }
  const questions = distributions.result();
  const sumOf = (count: (question: QuestionDistribution) => number): number =>
    questions.reduce((sum, question) => sum + count(question), 0);
  return {
    answers,
    notEvaluated: answers - sumOf((question) => question.answers),
    unscored: sumOf(({ unscored }) => unscored),
    needsReview: sumOf(({ needsReview }) => needsReview),
    stale,
    reviewed,
    questions,
  };
}

function withLabels({ numbers, rubric }: EvaluationToSummarise): DistributionEvaluation {
  const criteria = numbers.criteria.map((criterion) => {
    const label = rubric.criteria.find(({ id }) => id === criterion.id)?.label ?? criterion.id;
    return { ...criterion, label };
  });
  return { ...numbers, criteria };
}
