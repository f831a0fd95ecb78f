import {
  type AnswerReviewsReply,
  type AppealReply,
  answerReviewsSchema,
  type ReviewReply,
  type ReviewSheetReply,
  type ReviewTaskReply,
  reviewTaskSchema,
} from '../../../src/api/review-schemas.ts';
import { complaintAnswer, mixedEvaluation } from './canned-evaluations.ts';

const task = (id: string, changes: Partial<ReviewTaskReply> = {}): ReviewTaskReply =>
  reviewTaskSchema.parse({
    id,
    kind: 'first',
    status: 'open',
    recordId: 'rec-42',
    questionId: 'counter-complaint',
    prompt: '一位客户在柜台投诉，说某项业务办得太久，情绪很激动。这时你会怎样应对？',
    batch: { id: 'b1', name: '春季面试' },
    position: 6,
    worth: 2.4,
    reasons: [{ code: 'low-confidence', message: '把握不大：解决与补救' }],
    assignee: null,
    lock: null,
    createdAt: '2026-01-05T08:30:00.000Z',
    ...changes,
  });

/** An appeal, a second review, and first reviews: one that is free, and two that somebody else is at work on, or has been given. */
export const reviewTasks: readonly ReviewTaskReply[] = [
  task('t-appeal', { kind: 'appeal', worth: 3, reasons: [], batch: null, position: null }),
  task('t-second', { kind: 'second', worth: 1.5, assignee: { id: 'p-li', name: '李娜' } }),
  task('t-first'),
  task('t-locked', {
    position: 8,
    lock: {
      holder: { id: 'p-owner', name: '陈管理' },
      until: '2026-01-05T09:15:00.000Z',
      mode: 'blind',
      isMine: false,
    },
  }),
  task('t-given', { position: 10, assignee: { id: 'p-owner', name: '陈管理' } }),
];

const meaning: Readonly<Record<string, readonly [string, string]>> = {
  calm: ['先让客户坐下或道歉，把话听完', '只说会安抚，没有说怎样做'],
  cause: ['查记录，找到卡在哪个环节', '只说会了解情况'],
  remedy: ['当场把业务办完，再谈补偿', '只给补偿'],
  'follow-up': ['事后联系客户，并改进流程', '只做其中一样'],
};

/** The criteria of the canned evaluation, as whoever reviews them reads them. */
const blindCriteria: ReviewSheetReply['criteria'] = mixedEvaluation.criteria.map(({ id, label, maxPoints }) => {
  const [covered = '', partial = ''] = meaning[id] ?? [];
  return { id, label, maxPoints, covered, partial, isAsked: true };
});

const { recordId: _recordId, createdAt: _createdAt, ...evaluation } = mixedEvaluation;

/** What a reviewer of the canned evaluation has before them once it may be seen. */
export const reviewSheet: ReviewSheetReply = {
  task: task('t-first'),
  mode: 'open',
  answer: complaintAnswer,
  criteria: blindCriteria,
  blindVerdicts: null,
  evaluation,
  earlierReviews: [],
  appeal: null,
};

/** Nobody has looked at the canned evaluation yet. */
export const emptyReviews: AnswerReviewsReply = answerReviewsSchema.parse({
  recordId: 'rec-42',
  outcome: {
    criteria: mixedEvaluation.criteria.map((criterion) => ({
      criterionId: criterion.id,
      label: criterion.label,
      verdict: criterion.status === 'scored' ? criterion.verdict : null,
      points: criterion.status === 'scored' ? criterion.points : null,
      maxPoints: criterion.maxPoints,
      reviewId: null,
    })),
    totalPoints: 7.5,
    maxPoints: 12,
  },
  reviews: [],
  appeals: [],
  openTasks: [],
});

const contested = '再给他一张优惠券';

/** The candidate points to words that, they think, are enough. */
export const openAppeal: AppealReply = {
  id: 'app-1',
  recordId: 'rec-42',
  criterionId: 'remedy',
  label: '解决与补救',
  quote: {
    start: complaintAnswer.indexOf(contested),
    end: complaintAnswer.indexOf(contested) + contested.length,
    text: contested,
  },
  message: '优惠券就是补偿，问题也查清了。',
  status: 'open',
  review: null,
  createdAt: '2026-01-05T09:30:00.000Z',
};

const decision: ReviewReply = {
  id: 'rev-1',
  taskId: 't-appeal',
  kind: 'appeal',
  mode: 'blind',
  recordId: 'rec-42',
  reviewer: null,
  decisions: [
    {
      criterionId: 'remedy',
      label: '解决与补救',
      verdict: 'covered',
      points: 3,
      maxPoints: 3,
      machineVerdict: 'partial',
      machinePoints: 1.5,
      blindVerdict: 'covered',
      reason: '先查了原因，又给了补偿',
      evidence: openAppeal.quote,
    },
  ],
  note: null,
  createdAt: '2026-01-05T10:00:00.000Z',
};

/** The appeal was right: half said has become covered, and the total counts it. */
export const decidedReviews: AnswerReviewsReply = answerReviewsSchema.parse({
  ...emptyReviews,
  outcome: {
    criteria: emptyReviews.outcome.criteria.map((criterion) =>
      criterion.criterionId === 'remedy'
        ? { ...criterion, verdict: 'covered', points: 3, reviewId: 'rev-1' }
        : criterion,
    ),
    totalPoints: 9,
    maxPoints: 12,
  },
  reviews: [decision],
  appeals: [{ ...openAppeal, status: 'decided', review: decision }],
});
