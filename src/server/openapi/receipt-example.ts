import type { ReceiptReply } from '../../api/receipt-schema.ts';
import { storedEvaluationExample } from './batch-examples.ts';

const { recordId, answerId, createdAt, evaluation } = storedEvaluationExample;
const { id: evaluationId, guardedSpans: _spans, criteria, isStale: _isStale, ...numbers } = evaluation;

export const receiptExample: ReceiptReply = {
  receiptVersion: 1,
  program: '1.0.0',
  recordId,
  answerId,
  createdAt,
  bank: null,
  asked: 'keyword',
  language: 'zh',
  answerHash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  evaluationId,
  evaluationHash: 'fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9',
  numbers: {
    ...numbers,
    criteria: criteria.map((result) => {
      const { id, maxPoints } = result;
      if (result.status === 'unscored') return { id, maxPoints, cause: result.cause };
      return { id, verdict: result.verdict, points: result.points, maxPoints, confidence: result.confidence };
    }),
  },
  sha256: 'baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096',
};
