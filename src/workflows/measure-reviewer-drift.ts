import { type JudgedReview, judgeReview } from '../agreement/judged-review.ts';
import { driftWindow, reviewerDrift } from '../agreement/reviewer-drift.ts';
import type { ReviewStore } from '../storage/review-store.ts';
import type { AgreementServices } from './agreement-services.ts';
import { agreementSeed } from './measure-review-agreement.ts';
import { readReviews } from './read-reviews.ts';
import { workInTurns } from './work-in-turns.ts';

/**
 * Create the measurement of reviewers' drift. It looks at everybody's reviews, whoever asks: what others make of the same questions is
 * what somebody is held against. Who is no owner of the workspace learns of themselves alone.
 */
export function createMeasureReviewerDrift({
  reviews,
}: {
  readonly reviews: Pick<ReviewStore, 'listReviews'>;
}): AgreementServices['measureDrift'] {
  return async ({ userId, role }) => {
    const judged: JudgedReview[] = [];
    for await (const review of readReviews({}, reviews)) {
      const of = judgeReview(review);
      if (of) judged.push(of);
    }
    const rows = await workInTurns(reviewerDrift(judged, agreementSeed));
    return {
      window: driftWindow,
      reviewers: rows.filter(({ reviewerId }) => role === 'owner' || reviewerId === userId),
    };
  };
}
