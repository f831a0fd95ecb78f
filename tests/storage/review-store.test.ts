import { describe } from 'vitest';
import { reviewDecisionsContract } from '../contract/review-store-decisions.ts';
import { reviewLocksContract } from '../contract/review-store-locks.ts';
import { reviewQueueContract } from '../contract/review-store-queue.ts';
import { reviewRequestsContract } from '../contract/review-store-requests.ts';
import { openPostgresStore, openSqliteStore } from './open-test-store.ts';

describe.each([
  { name: 'SQLite', open: openSqliteStore },
  { name: 'PostgreSQL', open: openPostgresStore },
])('reviews on $name', ({ open }) => {
  reviewQueueContract(open);
  reviewLocksContract(open);
  reviewDecisionsContract(open);
  reviewRequestsContract(open);
});
