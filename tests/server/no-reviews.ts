import { BatchNotFoundError } from '../../src/storage/store-errors.ts';
import type { ReviewServices } from '../../src/workflows/review-services.ts';

const unasked = async (): Promise<never> => {
  throw new Error('nobody is to ask for reviews here');
};

/** Where nothing waits for a person, and nobody reviews anything blind. */
export const noReviews: ReviewServices = {
  listQueue: unasked,
  take: unasked,
  renew: unasked,
  giveBack: unasked,
  assign: unasked,
  getSheet: unasked,
  giveBlindVerdicts: unasked,
  decide: unasked,
  addTasks: async (_actor, batchId) => {
    throw new BatchNotFoundError(batchId);
  },
  requestSecond: unasked,
  appeal: unasked,
  listAppeals: unasked,
  getAnswerReviews: unasked,
  listReviewers: unasked,
  requireSight: async () => undefined,
  listBlindPositions: async () => new Set(),
};
