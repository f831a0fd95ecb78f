import type { Kysely } from 'kysely';
import type { ReviewStore } from '../review-store.ts';
import type { Clock } from './clock.ts';
import { createReviewDecisions } from './decide-review.ts';
import { createAddFirstTasks } from './planned-tasks.ts';
import { createReviewReading } from './read-reviews.ts';
import { createReviewLocks } from './review-locks.ts';
import { createReviewQueue } from './review-queue.ts';
import { createReviewRequests } from './review-requests.ts';
import type { Database } from './schema.ts';

/** Reviews in tables. */
export function createReviewStore(db: Kysely<Database>, clock: Clock): ReviewStore {
  return {
    ...createReviewQueue(db, clock),
    ...createReviewLocks(db, clock),
    ...createReviewDecisions(db, clock),
    addFirstTasks: createAddFirstTasks(db, clock),
    ...createReviewRequests(db, clock),
    ...createReviewReading(db, clock),
  };
}
