import {
  type BatchItemDetailReply,
  type BatchItemReply,
  type BatchReply,
  batchItemDetailSchema,
  batchItemSchema,
  batchSchema,
  type RejectedRowsReply,
  type UploadReply,
  uploadSchema,
} from '../../../src/api/batch-schemas.ts';
import { complaintAnswer, mixedEvaluation } from './canned-evaluations.ts';

const source = {
  fileName: '春季面试.csv',
  sha256: 'b'.repeat(64),
  sizeBytes: 52_300,
  format: 'csv',
  encoding: 'gb18030',
  sheet: null,
};

/** A batch of 120 answers that waits for its start. */
export const readyBatch: BatchReply = batchSchema.parse({
  id: 'b1',
  name: '春季面试',
  bank: { id: 'test-bank', version: '1.0.0' },
  engine: 'keyword',
  status: 'ready',
  pauseReason: null,
  source,
  mapping: { layout: 'long', candidate: '姓名', question: '题目', answer: '回答' },
  cap: { items: null, costUsd: null },
  counts: { items: 120, evaluated: 0, failed: 0, needsReview: 0, rejectedRows: 23, blankCells: 0 },
  costUsd: 0,
  createdAt: '2026-01-05T08:30:00.000Z',
  startedAt: null,
  finishedAt: null,
  ownerId: null,
});

/** The same batch when it is through: 118 evaluated, 2 failed, 30 of them to review. */
export const finishedBatch: BatchReply = {
  ...readyBatch,
  status: 'finished',
  counts: { ...readyBatch.counts, evaluated: 118, failed: 2, needsReview: 30 },
  startedAt: '2026-01-05T08:31:00.000Z',
  finishedAt: '2026-01-05T08:31:20.000Z',
};

/** A CSV with one answer a row; its third row cannot be read. */
export const longUpload: UploadReply = uploadSchema.parse({
  uploadId: 'u1',
  ...source,
  sheets: [],
  columns: ['姓名', '题目', '回答', '备注'],
  sampleRows: [
    { row: 2, cells: ['王芳', '第2题', complaintAnswer, ''], problem: null },
    { row: 8, cells: ['李雷', '3', '先回应，再改进，最后跟进。', '补录'], problem: null },
    { row: 9, cells: null, problem: { code: 'field-count', column: null, message: 'has 7 fields' } },
  ],
  suggestedMapping: { layout: 'long', candidate: '姓名', question: '题目', answer: '回答' },
  notes: [],
  sameFile: [],
});

/** An XLSX with two sheets and one column a question, read before. */
export const wideUpload: UploadReply = uploadSchema.parse({
  ...longUpload,
  uploadId: 'u2',
  fileName: '群面.xlsx',
  format: 'xlsx',
  encoding: 'utf-8',
  sheet: '初面',
  sheets: ['初面', '复面'],
  columns: ['编号', '投诉', '差评', '备注'],
  sampleRows: [{ row: 2, cells: ['A-01', '先安抚。', '先回应。', ''], problem: null }],
  suggestedMapping: {
    layout: 'wide',
    candidate: '编号',
    answers: [{ column: '投诉', questionId: 'counter-complaint' }],
  },
  sameFile: [{ id: 'b1', name: '春季面试', status: 'finished', createdAt: '2026-01-05T08:30:00.000Z' }],
});

export const rejectedRows: RejectedRowsReply['rows'] = Array.from({ length: 23 }, (_, index) =>
  index === 0
    ? { row: 9, code: 'field-count', column: null, otherRow: null, message: 'has 7 fields, the header has 4' }
    : { row: 200 + index, code: 'question-unknown', column: '题目', otherRow: null, message: 'names no question' },
);

/** Two people have looked at the fifth answer. */
const reviewed = { totalPoints: 9, criteria: 4, reviewers: 2 };

const summary = (index: number): BatchItemReply['evaluation'] => {
  const { recordId, totalPoints, maxPoints, criteria } = mixedEvaluation;
  return {
    recordId: `${recordId}-${index}`,
    totalPoints: index === 1 ? null : totalPoints,
    maxPoints,
    needsReview: index % 4 === 0,
    flags: index % 8 === 0 ? ['addressed-to-grader'] : [],
    ...(index === 4 ? { reviewed } : {}),
    criteria: criteria.map((criterion) => {
      const { id, label } = criterion;
      if (criterion.status === 'unscored') return { id, label, verdict: null, points: null, maxPoints: 3 };
      return { id, label, verdict: criterion.verdict, points: criterion.points, maxPoints: 3 };
    }),
  };
};

/** 120 answers: every fourth is to be reviewed, the fifth was, the last two have failed, the one at position 3 was erased. */
export const batchItems: readonly BatchItemReply[] = Array.from({ length: 120 }, (_, index) => {
  const isFailed = index >= 118;
  return batchItemSchema.parse({
    position: index,
    row: index + 2,
    candidateId: index === 3 ? null : `候选人${index + 1}`,
    questionId: index % 2 === 0 ? 'counter-complaint' : 'negative-review',
    status: isFailed ? 'failed' : 'evaluated',
    error: isFailed ? { code: 'evaluation-failed', message: 'The evaluation did not come to an end' } : null,
    evaluation: isFailed ? null : summary(index),
    excerpt: index === 3 ? null : complaintAnswer.slice(0, 40),
  });
});

/** One of these answers with everything. */
export function detailOf({ evaluation, excerpt, ...item }: BatchItemReply): BatchItemDetailReply {
  const { recordId, createdAt, ...whole } = mixedEvaluation;
  const isEvaluated = evaluation !== null;
  return batchItemDetailSchema.parse({
    ...item,
    answer: excerpt === null ? null : complaintAnswer,
    recordId: isEvaluated ? `${recordId}-${item.position}` : null,
    evaluatedAt: isEvaluated ? createdAt : null,
    evaluation: isEvaluated ? { ...whole, ...(evaluation.reviewed ? { reviewed } : {}) } : null,
  });
}
