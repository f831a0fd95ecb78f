import { type Actor, ownsOrOversees } from '../domain/actor.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { Review } from '../domain/review.ts';
import type { ReviewStore } from '../storage/review-store.ts';
import { BatchNotFoundError } from '../storage/store-errors.ts';
import type { AgreementScope } from './agreement-services.ts';
import { readReviews } from './read-reviews.ts';
import { getQuestionWithRubric } from './show-rubric.ts';

export type VisibleReviewsParts = {
  readonly bank: QuestionBank;
  readonly reviews: Pick<ReviewStore, 'listReviews'>;
  readonly batches: { find(batchId: string): Promise<{ readonly ownerId: string | null } | undefined> };
};

/**
 * Read the reviews that somebody may see figures of, the oldest first.
 *
 * @throws {QuestionNotFoundError}
 * @throws {BatchNotFoundError} also for a batch that is somebody else's.
 */
export async function* visibleReviews(
  actor: Actor,
  { questionId, batchId }: AgreementScope,
  { bank, reviews, batches }: VisibleReviewsParts,
): AsyncGenerator<Review> {
  const seesAll = actor.role === 'owner';
  if (questionId !== undefined) getQuestionWithRubric(bank, questionId);
  if (batchId !== undefined) {
    const batch = await batches.find(batchId);
    if (!batch || !ownsOrOversees(actor, batch.ownerId)) throw new BatchNotFoundError(batchId);
  }
  yield* readReviews({ questionId, batchId, visibleTo: seesAll ? undefined : actor.userId }, reviews);
}
