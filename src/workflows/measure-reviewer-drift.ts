import { type JudgedReview, judgeReview } from '../agreement/judged-review.ts';
import { driftWindow, reviewerDrift } from '../agreement/reviewer-drift.ts';
import type { People } from '../storage/people.ts';
import type { ReviewStore } from '../storage/review-store.ts';
import type { AgreementServices } from './agreement-services.ts';
import { agreementSeed } from './measure-review-agreement.ts';
import { readReviews } from './read-reviews.ts';
import { workInTurns } from './work-in-turns.ts';

export type DriftParts = {
  readonly reviews: Pick<ReviewStore, 'listReviews'>;
  readonly people: Pick<People, 'namesOf'>;
};

/**
 * Create the measurement of reviewers' drift. It looks at everybody's reviews, whoever asks: what others make of the same questions is
 * what somebody is held against. Who is no owner of the workspace learns of themselves alone.
 */
export function createMeasureReviewerDrift({ reviews, people }: DriftParts): AgreementServices['measureDrift'] {
  return async ({ userId, role }) => {
    const judged: JudgedReview[] = [];
    for await (const review of readReviews({}, reviews)) {
      const of = judgeReview(review);
      if (of) judged.push(of);
    }
    const rows = await workInTurns(reviewerDrift(judged, agreementSeed));
    const shown = rows.filter(({ reviewerId }) => role === 'owner' || reviewerId === userId);
    const names = await people.namesOf([...new Set(shown.map(({ reviewerId }) => reviewerId))]);
    return {
      window: driftWindow,
      reviewers: shown.map((row) => ({ ...row, name: names.get(row.reviewerId) ?? null })),
    };
  };
}
