import type { JudgedCriterion, JudgedReview } from './judged-review.ts';
import { verdictValue } from './verdict-value.ts';

/** How far a review lies from the machine, and from what other reviewers make of it. */
export type ReviewResidual = {
  readonly review: JudgedReview;
  /** Share of the points on offer by which the reviewer gives more than the machine, below 0 less; null where it gave none. */
  readonly toMachine: number | null;
  /** The same, less what others give more than the machine on the same question under the same rubric. */
  readonly controlled: number | null;
  /** False where too few others reviewed the question: nothing is taken off then. */
  readonly isControlled: boolean;
};

/** So many reviews of others tell what the machine's own lean on a question is; the mean of fewer is a matter of luck. */
export const leastOthers = 20;

/**
 * Work out the residual of every review.
 *
 * Formula: the sum over criteria of (value of the person's verdict - value of the machine's) × points, over the sum of points. From it is
 * taken the mean of the same over all reviews of other people on that question and rubric version. So whoever comes to review a question
 * on which the machine is too strict does not look lenient for it: everybody else's residuals there are as high.
 *
 * Range -1 to 1, before the control. Reviews without a criterion that the machine scored have none.
 */
export function reviewResiduals(reviews: readonly JudgedReview[]): readonly ReviewResidual[] {
  const residuals = reviews.map((review) => ({ review, toMachine: meanDifference(review.criteria) }));
  const all = new Map<string, { sum: number; count: number }>();
  const add = (key: string, value: number): void => {
    const known = all.get(key) ?? { sum: 0, count: 0 };
    all.set(key, { sum: known.sum + value, count: known.count + 1 });
  };
  for (const { review, toMachine } of residuals) {
    if (toMachine === null) continue;
    add(placeOf(review), toMachine);
    add(ownPlaceOf(review), toMachine);
  }
  return residuals.map(({ review, toMachine }) => {
    const everybody = all.get(placeOf(review));
    const own = all.get(ownPlaceOf(review));
    const others = (everybody?.count ?? 0) - (own?.count ?? 0);
    const isControlled = toMachine !== null && others >= leastOthers;
    const lean = isControlled ? ((everybody?.sum ?? 0) - (own?.sum ?? 0)) / others : 0;
    return { review, toMachine, controlled: toMachine === null ? null : toMachine - lean, isControlled };
  });
}

const placeOf = ({ questionId, rubricHash }: JudgedReview): string => JSON.stringify([questionId, rubricHash]);

const ownPlaceOf = (review: JudgedReview): string => JSON.stringify([placeOf(review), review.reviewerId]);

function meanDifference(criteria: readonly JudgedCriterion[]): number | null {
  return shareOfPoints(
    criteria.flatMap(({ maxPoints, verdict, machineVerdict }) =>
      machineVerdict === null ? [] : [{ maxPoints, difference: verdictValue(verdict) - verdictValue(machineVerdict) }],
    ),
  );
}

/** Share of the points on offer that some differences make up; null where nothing is on offer. */
export function shareOfPoints(
  differences: readonly { readonly maxPoints: number; readonly difference: number }[],
): number | null {
  const offered = differences.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  const points = differences.reduce((sum, { maxPoints, difference }) => sum + maxPoints * difference, 0);
  return offered === 0 ? null : points / offered;
}
