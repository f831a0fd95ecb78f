import type { AnswerReviewsReply } from '../../api/review-schemas.ts';

/** The criteria that can still be contested: there is something to gain, and they were not contested before. */
export function contestable({ outcome, appeals }: AnswerReviewsReply): AnswerReviewsReply['outcome']['criteria'] {
  return outcome.criteria.filter(
    ({ criterionId, verdict }) =>
      verdict !== 'covered' && !appeals.some((appeal) => appeal.criterionId === criterionId),
  );
}
