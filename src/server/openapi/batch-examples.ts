import type { z } from 'zod';
import type {
  BatchItemDetailReply,
  BatchItemReply,
  BatchReply,
  createBatchSchema,
  RejectedRowsReply,
  UploadReply,
} from '../../api/batch-schemas.ts';
import type { DistributionsReply } from '../../api/distributions-schema.ts';
import type { ForecastReply } from '../../api/forecast-schema.ts';
import type { SimilarAnswersReply } from '../../api/similar-answers-schema.ts';
import type { ErasureReply, StoredEvaluationReply } from '../../api/stored-evaluation-schemas.ts';
import { answerExample, evaluationExample, recordedEvaluationExample } from './examples.ts';

const uploadId = '0197f3c0-11aa-7d02-8c1f-2b7f0e3d4c5a';
const sha256 = 'd2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26';
const { recordId, createdAt } = recordedEvaluationExample;
const { questionId } = evaluationExample;
const mapping = { layout: 'long' as const, candidate: '工号', question: '题目', answer: '回答' };

export const uploadExample: UploadReply = {
  uploadId,
  fileName: '春季面试.csv',
  sizeBytes: 18_204,
  sha256,
  format: 'csv',
  encoding: 'utf-8',
  sheet: null,
  sheets: [],
  columns: ['工号', '题目', '回答'],
  sampleRows: [{ row: 2, cells: ['A-1024', questionId, answerExample], problem: null }],
  suggestedMapping: mapping,
  notes: [
    {
      code: 'question-cells-unknown',
      column: '题目',
      message: '1 of 50 cells of "题目" looked at name no question of the bank.',
      filledCells: 50,
      unknownCells: 1,
    },
  ],
  sameFile: [],
};

export const createBatchExample: z.input<typeof createBatchSchema> = { uploadId, mapping, name: '春季面试' };

export const batchExample: BatchReply = {
  id: '0197f3c1-9d3b-7e15-b0a2-6f5e4d3c2b1a',
  name: '春季面试',
  bank: { id: 'bank-customer-service-manager', version: '1.0.0' },
  engine: 'keyword',
  status: 'running',
  pauseReason: null,
  source: { fileName: '春季面试.csv', sha256, sizeBytes: 18_204, format: 'csv', encoding: 'utf-8', sheet: null },
  mapping,
  cap: { items: null, costUsd: null },
  counts: { items: 120, evaluated: 80, failed: 1, needsReview: 9, rejectedRows: 2, blankCells: 0 },
  costUsd: 0,
  createdAt: '2026-03-02T08:20:00.000Z',
  startedAt: '2026-03-02T08:29:58.000Z',
  finishedAt: null,
  ownerId: null,
};

export const forecastExample: ForecastReply = {
  items: 120,
  seconds: 0.2,
  costUsd: 0,
  sampleSize: 50,
  basis: 'measured',
};

export const rejectedRowsExample: RejectedRowsReply = {
  rows: [
    {
      row: 17,
      code: 'question-unknown',
      column: '题目',
      otherRow: null,
      message: 'column "题目": names no question of the bank by its id, number or text',
    },
    {
      row: 30,
      code: 'duplicate-row',
      column: null,
      otherRow: 12,
      message: 'the candidate has answered this question in row 12 already, with the same answer',
    },
  ],
  next: null,
};

const item = {
  position: 0,
  row: 2,
  candidateId: 'A-1024',
  questionId,
  status: 'evaluated' as const,
  error: null,
};

export const batchItemExample: BatchItemReply = {
  ...item,
  evaluation: {
    recordId,
    totalPoints: 3,
    maxPoints: 6,
    needsReview: false,
    flags: [],
    isStale: true,
    criteria: [
      { id: 'calm', label: '安抚情绪', verdict: 'covered', points: 3, maxPoints: 3 },
      { id: 'follow-up', label: '事后回访', verdict: 'missing', points: 0, maxPoints: 3 },
    ],
  },
  excerpt: answerExample,
};

export const batchItemDetailExample: BatchItemDetailReply = {
  ...item,
  answer: answerExample,
  recordId,
  evaluatedAt: createdAt,
  evaluation: { ...evaluationExample, isStale: true, earlierRecordId: '0197f3b0-1f0e-7c33-9d0a-5b6c7d8e9f01' },
};

export const storedEvaluationExample: StoredEvaluationReply = {
  recordId,
  answerId: '0197f3c2-5b1d-7a10-8d21-0c9b8a7f6e5d',
  createdAt,
  candidateId: 'A-1024',
  answer: answerExample,
  erasedAt: null,
  evaluation: { ...evaluationExample, isStale: true },
};

export const erasureExample: ErasureReply = { candidates: 1, answers: 3, evaluations: 4 };

export const distributionsExample: DistributionsReply = {
  answers: 3,
  notEvaluated: 0,
  unscored: 0,
  needsReview: 1,
  stale: 0,
  reviewed: 12,
  questions: [
    {
      questionId,
      maxPoints: 1,
      answers: 3,
      unscored: 0,
      needsReview: 1,
      mean: 0.5,
      meanShare: 0.5,
      standardDeviation: 0.41,
      min: 0,
      lowerQuartile: 0.25,
      median: 0.5,
      upperQuartile: 0.75,
      max: 1,
      histogram: [
        { points: 0, answers: 1 },
        { points: 0.5, answers: 1 },
        { points: 1, answers: 1 },
      ],
      criteria: [
        {
          id: 'calm',
          label: '安抚情绪',
          maxPoints: 1,
          verdicts: { covered: 1, partial: 1, missing: 1, contradicted: 0 },
          unscored: 0,
          meanShare: 0.5,
          meanConfidence: 0.9,
          discrimination: null,
        },
      ],
    },
  ],
};

export const similarAnswersExample: SimilarAnswersReply = {
  compared: 120,
  skipped: 0,
  threshold: 0.5,
  clusterCount: 1,
  clusteredAnswers: 2,
  clusters: [
    {
      kind: 'near',
      size: 2,
      representative: { position: 0, row: 2, questionId },
      members: [
        { position: 0, row: 2, questionId, similarity: 1 },
        { position: 31, row: 33, questionId, similarity: 0.82 },
      ],
    },
  ],
  copyCount: 0,
  modelCopies: [],
};
