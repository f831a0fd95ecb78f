import type { ReviewPlanReply } from '../../api/review-plan-schema.ts';
import { batchItemExample } from './batch-examples.ts';

const { position, row, candidateId, questionId, evaluation } = batchItemExample;

export const reviewPlanExample: ReviewPlanReply = {
  budget: 1,
  picks: [
    {
      position,
      row,
      candidateId,
      recordId: evaluation?.recordId ?? '',
      questionId,
      totalPoints: 3,
      maxPoints: 6,
      expectedError: 1.26,
      reasons: [{ code: 'low-confidence', message: '把握不大：事后回访' }],
      leastSure: { id: 'follow-up', label: '事后回访', confidence: 0.51 },
    },
  ],
  before: {
    answers: 120,
    expectedError: 48.2,
    meanExpectedError: 0.402,
    verdicts: 240,
    expectedWrongShare: 0.12,
    unscored: 0,
  },
  rest: {
    answers: 119,
    expectedError: 46.94,
    meanExpectedError: 0.394,
    verdicts: 238,
    expectedWrongShare: 0.118,
    unscored: 0,
  },
  notEvaluated: 3,
};
