import type { Review, ReviewedOutcome } from '../domain/review.ts';
import type { EvaluationNumbers } from '../domain/stored-evaluation.ts';

/** What of a review counts for an outcome. */
export type CountedReview = Pick<Review, 'id' | 'rubricHash' | 'decisions'>;

/**
 * Work out what an answer comes to: each criterion by the newest decision about it, by the machine's verdict where nobody decided.
 *
 * Decisions under another version of the rubric do not count: its criteria may be others.
 *
 * @param reviews of the answer, the oldest first
 */
export function reviewedOutcome(
  {
    criteria,
    rubric,
    maxPoints,
  }: Pick<EvaluationNumbers, 'criteria' | 'maxPoints'> & {
    readonly rubric: { readonly hash: string };
  },
  reviews: readonly CountedReview[],
): ReviewedOutcome {
  const counted = reviews.filter(({ rubricHash }) => rubricHash === rubric.hash);
  const outcomes = criteria.map((machine): ReviewedOutcome['criteria'][number] => {
    const { id: criterionId, maxPoints: ofCriterion } = machine;
    for (const { id: reviewId, decisions } of counted.toReversed()) {
      const decision = decisions.find((it) => it.criterionId === criterionId);
      if (!decision) continue;
      return { criterionId, verdict: decision.verdict, points: decision.points, maxPoints: ofCriterion, reviewId };
    }
    const { verdict, points } = 'cause' in machine ? { verdict: null, points: null } : machine;
    return { criterionId, verdict, points, maxPoints: ofCriterion, reviewId: null };
  });
  return { criteria: outcomes, totalPoints: sumOf(outcomes.map(({ points }) => points)), maxPoints };
}

/** null as soon as one is: what is unscored is not a zero. */
function sumOf(points: readonly (number | null)[]): number | null {
  return points.reduce((sum, it) => (sum === null || it === null ? null : sum + it), 0);
}
