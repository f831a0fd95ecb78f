import type { Review } from '../domain/review.ts';
import type { ReviewFilter, ReviewStore } from '../storage/review-store.ts';

/** Reviews read from the store at once. */
const pageSize = 500;

/** Read reviews page by page, the oldest first. */
export async function* readReviews(
  filter: ReviewFilter,
  reviews: Pick<ReviewStore, 'listReviews'>,
): AsyncGenerator<Review> {
  let after: string | undefined;
  for (;;) {
    const page = await reviews.listReviews(filter, { after, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.id;
  }
}
