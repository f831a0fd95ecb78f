import type { Verdict } from '../domain/verdict.ts';

/** What a label says of a criterion: 1 covered, 0.5 partial, 0 anything else, be it missing or contradicted. */
export const labelValues = [1, 0.5, 0] as const;

export type LabelValue = (typeof labelValues)[number];

/** One criterion of one answer as the label and as the engine see it. */
export type RatedCriterion = {
  readonly criterionId: string;
  readonly label: LabelValue;
  readonly verdict: Verdict;
  /** Probability that the verdict is right; absent for a rater that gives none. */
  readonly confidence?: number;
};

/** A criterion that the engine did not judge, and why. It enters no figure. */
export type UnratedCriterion = { readonly criterionId: string; readonly cause: string };

/** One answer with two raters: the labels and an engine. */
export type RatedAnswer = {
  readonly id: string;
  readonly questionId: string;
  readonly category: string;
  readonly language: string;
  /** Sum of label times points of the criterion. */
  readonly labelPoints: number;
  /** What the engine gave; absent while a criterion is unscored, because that is not a zero. */
  readonly points?: number;
  readonly criteria: readonly RatedCriterion[];
  readonly unrated: readonly UnratedCriterion[];
};
