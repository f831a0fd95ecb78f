import type {
  AnswerReviewsReply,
  AppealReply,
  ReviewQueueReply,
  ReviewReply,
  ReviewSheetReply,
  ReviewTaskReply,
} from '../../api/review-schemas.ts';
import { batchExample } from './batch-examples.ts';
import { recordedEvaluationExample } from './examples.ts';

const { recordId, questionId, createdAt: _createdAt, ...evaluation } = recordedEvaluationExample;

const reviewer = { id: '0197f3c2-7c1e-7b43-9a55-7d3f0c6b1a01', name: '李梅' };

const [criterion] = evaluation.criteria;

const decided = { criterionId: criterion?.id ?? '', label: criterion?.label ?? '' };

export const reviewTaskExample: ReviewTaskReply = {
  id: '0197f3d0-11aa-7c3e-8d21-5b8a90cc1f42',
  kind: 'first',
  status: 'open',
  recordId,
  questionId,
  prompt: '客户在网点大声投诉时，您会怎么做？',
  batch: { id: batchExample.id, name: batchExample.name },
  position: 17,
  worth: 1.75,
  reasons: [{ code: 'low-confidence', message: `把握不大：${decided.label}` }],
  assignee: null,
  lock: { holder: reviewer, until: '2026-03-02T08:45:00.000Z', mode: 'blind', isMine: true },
  createdAt: '2026-03-02T08:30:00.000Z',
};

export const reviewQueueExample: ReviewQueueReply = {
  tasks: [reviewTaskExample],
  next: null,
  open: { first: 41, second: 2, appeal: 1 },
};

export const reviewExample: ReviewReply = {
  id: '0197f3d1-02b4-7a10-9f3e-1c2d3e4f5a6b',
  taskId: reviewTaskExample.id,
  kind: 'first',
  mode: 'blind',
  recordId,
  reviewer,
  decisions: [
    {
      ...decided,
      verdict: 'partial',
      points: (criterion?.maxPoints ?? 0) / 2,
      maxPoints: criterion?.maxPoints ?? 0,
      machineVerdict: 'missing',
      machinePoints: 0,
      blindVerdict: 'partial',
      reason: '提到了安抚客户，没有说怎么做',
      evidence: { start: 0, end: 6, text: '先安抚好客户' },
    },
  ],
  note: null,
  createdAt: '2026-03-02T08:41:00.000Z',
};

export const appealExample: AppealReply = {
  id: '0197f3d2-7c10-7e55-8a01-aa10bb20cc30',
  recordId,
  criterionId: decided.criterionId,
  label: decided.label,
  quote: { start: 0, end: 6, text: '先安抚好客户' },
  message: '我写了先安抚客户',
  status: 'open',
  review: null,
  createdAt: '2026-03-02T09:00:00.000Z',
};

export const reviewSheetExample: ReviewSheetReply = {
  task: reviewTaskExample,
  mode: 'blind',
  answer: '先安抚好客户，再了解原因。',
  criteria: evaluation.criteria.map(({ id, label, maxPoints }) => {
    return { id, label, maxPoints, covered: '说清了做法', partial: '只提到了方向', isAsked: true };
  }),
  blindVerdicts: null,
  evaluation: null,
  earlierReviews: [],
  appeal: null,
};

export const answerReviewsExample: AnswerReviewsReply = {
  recordId,
  outcome: {
    criteria: reviewExample.decisions.map(({ criterionId, label, verdict, points, maxPoints }) => {
      return { criterionId, label, verdict, points, maxPoints, reviewId: reviewExample.id };
    }),
    totalPoints: reviewExample.decisions.reduce((sum, { points }) => sum + points, 0),
    maxPoints: reviewExample.decisions.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  },
  reviews: [reviewExample],
  appeals: [appealExample],
  openTasks: [],
};
