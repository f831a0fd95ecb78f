import type { CriterionNumbers } from '../domain/stored-evaluation.ts';
import type { Verdict } from '../domain/verdict.ts';
import { RunningCorrelation } from './running-correlation.ts';
import { ValueCounts } from './value-counts.ts';

/** What of an evaluation enters the distributions; an `Evaluation` fits. */
export type DistributionEvaluation = {
  readonly questionId: string;
  /** Null while a criterion is unscored. */
  readonly totalPoints: number | null;
  readonly maxPoints: number;
  readonly needsReview: boolean;
  /** In the rubric's order. */
  readonly criteria: readonly DistributionCriterion[];
};

type DistributionCriterion = CriterionNumbers & { readonly label: string };

/** How the answers to one question did. Figures are null where no answer has a total. */
export type QuestionDistribution = {
  readonly questionId: string;
  readonly maxPoints: number;
  /** All evaluations; `unscored` of them have no total and enter no figure of points. */
  readonly answers: number;
  readonly unscored: number;
  readonly needsReview: number;
  readonly mean: number | null;
  /** Mean over the points on offer, 0 to 1: near 0 the question is too hard, near 1 too easy. */
  readonly meanShare: number | null;
  readonly standardDeviation: number | null;
  readonly min: number | null;
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
  readonly max: number | null;
  /** Answers by total: every half point from 0 to the most, and quarters where one occurs. Ascending. */
  readonly histogram: readonly { readonly points: number; readonly answers: number }[];
  /** In the rubric's order. */
  readonly criteria: readonly CriterionDistribution[];
};

/** How the answers did on one criterion. Figures are null where it was scored for no answer. */
export type CriterionDistribution = {
  readonly id: string;
  readonly label: string;
  readonly maxPoints: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly unscored: number;
  /** Mean points over the points on offer, 0 to 1. */
  readonly meanShare: number | null;
  /** Mean probability that the verdict is right, 0 to 1. */
  readonly meanConfidence: number | null;
  /**
   * Corrected item-total correlation, −1 to 1: Pearson's correlation of the criterion's points with the total without them,
   * over the answers that have a total. Near 0 the criterion separates nobody; below 0 it rewards those who do worse
   * elsewhere. Null for fewer than two answers and where either side is the same for all of them.
   *
   * Source: J. C. Nunnally, I. H. Bernstein, Psychometric Theory, 3rd edition, 1994, chapter 8.
   */
  readonly discrimination: number | null;
};

/** Takes evaluations one by one; `result` can be asked for at any time. */
export type Distributions = {
  readonly add: (evaluation: DistributionEvaluation) => void;
  /** Questions in the order in which they were first met. */
  readonly result: () => readonly QuestionDistribution[];
};

/**
 * Create an accumulator of distributions by question and criterion. Its memory grows with the number of questions, criteria
 * and possible points, not with the evaluations.
 *
 * Points on offer are those of a question's latest rubric where evaluations of two rubric versions meet.
 *
 * @example
 * const distributions = createDistributions();
 * distributions.add(evaluation); // 6 of 12 points
 * distributions.result(); // [{ questionId: 'counter-complaint', answers: 1, mean: 6, meanShare: 0.5, … }]
 */
export function createDistributions(): Distributions {
  const questions = new Map<string, QuestionTally>();
  return {
    add(evaluation) {
      let tally = questions.get(evaluation.questionId);
      if (!tally) {
        tally = new QuestionTally();
        questions.set(evaluation.questionId, tally);
      }
      tally.add(evaluation);
    },
    result: () => [...questions].map(([questionId, tally]) => ({ questionId, ...tally.describe() })),
  };
}

class QuestionTally {
  readonly #totals = new ValueCounts();
  readonly #criteria = new Map<string, CriterionTally>();
  #maxPoints = 0;
  #answers = 0;
  #needsReview = 0;

  add({ totalPoints, maxPoints, needsReview, criteria }: DistributionEvaluation): void {
    this.#maxPoints = maxPoints;
    this.#answers++;
    if (needsReview) this.#needsReview++;
    if (totalPoints !== null) this.#totals.add(totalPoints);
    for (const criterion of criteria) {
      let tally = this.#criteria.get(criterion.id);
      if (!tally) {
        tally = new CriterionTally();
        this.#criteria.set(criterion.id, tally);
      }
      tally.add(criterion, totalPoints);
    }
  }

  describe(): Omit<QuestionDistribution, 'questionId'> {
    const totals = this.#totals;
    const mean = totals.mean();
    return {
      maxPoints: this.#maxPoints,
      answers: this.#answers,
      unscored: this.#answers - totals.size,
      needsReview: this.#needsReview,
      mean,
      meanShare: mean === null ? null : mean / this.#maxPoints,
      standardDeviation: totals.standardDeviation(),
      min: totals.quantile(0),
      lowerQuartile: totals.quantile(0.25),
      median: totals.quantile(0.5),
      upperQuartile: totals.quantile(0.75),
      max: totals.quantile(1),
      histogram: this.#histogram(),
      criteria: [...this.#criteria].map(([id, tally]) => ({ id, ...tally.describe() })),
    };
  }

  #histogram(): QuestionDistribution['histogram'] {
    const halves = Array.from({ length: this.#maxPoints * 2 + 1 }, (_, index) => index / 2);
    const all = [...new Set([...halves, ...this.#totals.values()])].sort((a, b) => a - b);
    return all.map((points) => ({ points, answers: this.#totals.countOf(points) }));
  }
}

class CriterionTally {
  readonly #verdicts: Record<Verdict, number> = { covered: 0, partial: 0, missing: 0, contradicted: 0 };
  readonly #withRest = new RunningCorrelation();
  #label = '';
  #maxPoints = 0;
  #scored = 0;
  #unscored = 0;
  #shareSum = 0;
  #confidenceSum = 0;

  add(criterion: DistributionCriterion, totalPoints: number | null): void {
    this.#label = criterion.label;
    this.#maxPoints = criterion.maxPoints;
    if (!('verdict' in criterion)) {
      this.#unscored++;
      return;
    }
    this.#scored++;
    this.#verdicts[criterion.verdict]++;
    this.#shareSum += criterion.points / criterion.maxPoints;
    this.#confidenceSum += criterion.confidence;
    if (totalPoints !== null) this.#withRest.add(criterion.points, totalPoints - criterion.points);
  }

  describe(): Omit<CriterionDistribution, 'id'> {
    return {
      label: this.#label,
      maxPoints: this.#maxPoints,
      verdicts: { ...this.#verdicts },
      unscored: this.#unscored,
      meanShare: this.#scored === 0 ? null : this.#shareSum / this.#scored,
      meanConfidence: this.#scored === 0 ? null : this.#confidenceSum / this.#scored,
      discrimination: this.#withRest.value(),
    };
  }
}
