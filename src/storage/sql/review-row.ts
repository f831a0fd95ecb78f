import { hash, randomBytes } from 'node:crypto';
import type { Appeal, Review, ReviewKind, ReviewMode } from '../../domain/review.ts';
import type { Database } from './schema.ts';

/** In the order in which they are hashed. */
export const reviewColumns = [
  'id',
  'task_id',
  'kind',
  'mode',
  'record_id',
  'answer_id',
  'question_id',
  'batch_id',
  'rubric_hash',
  'reviewer_id',
  'decisions',
  'commitment',
  'created_at',
] as const satisfies readonly (keyof Database['reviews'])[];

/** SHA-256 over all columns of a review, 64 hex digits. */
export function hashReviewRow(row: Database['reviews']): string {
  return hash('sha256', JSON.stringify(reviewColumns.map((column) => row[column])));
}

/** In the order in which they are hashed. */
export const appealColumns = [
  'id',
  'record_id',
  'answer_id',
  'criterion_id',
  'user_id',
  'commitment',
  'created_at',
] as const satisfies readonly (keyof Database['appeals'])[];

/** SHA-256 over all columns of an appeal, 64 hex digits. */
export function hashAppealRow(row: Database['appeals']): string {
  return hash('sha256', JSON.stringify(appealColumns.map((column) => row[column])));
}

/** What erasure takes away of a review or an appeal, salted so that nobody can try out texts once it is erased. */
export type SealedTexts = { readonly salt: string; readonly content: string };

export function sealTexts(texts: unknown): SealedTexts {
  return { salt: randomBytes(16).toString('base64'), content: JSON.stringify(texts) };
}

/** SHA-256 over what erasure takes away, 64 hex digits. */
export function commitToTexts({ salt, content }: SealedTexts): string {
  return hash('sha256', JSON.stringify([salt, content]));
}

/** Read a review from its row and the content of its texts. */
export function toReview(row: Database['reviews'], texts: string | null): Review {
  return {
    id: row.id,
    taskId: row.task_id,
    kind: row.kind as ReviewKind,
    mode: row.mode as ReviewMode,
    recordId: row.record_id,
    answerId: row.answer_id,
    questionId: row.question_id,
    rubricHash: row.rubric_hash,
    reviewerId: row.reviewer_id,
    decisions: JSON.parse(row.decisions),
    texts: texts === null ? null : JSON.parse(texts),
    createdAt: row.created_at,
  };
}

export type AppealRow = Database['appeals'] & {
  /** Content of appeal_texts. */
  readonly texts: string | null;
  /** Of the review that decided it. */
  readonly review_id: string | null;
  readonly erased_at: string | null;
};

export function toAppeal(row: AppealRow): Appeal {
  return {
    id: row.id,
    recordId: row.record_id,
    answerId: row.answer_id,
    criterionId: row.criterion_id,
    userId: row.user_id,
    texts: row.texts === null ? null : JSON.parse(row.texts),
    reviewId: row.review_id,
    status: statusOf(row),
    createdAt: row.created_at,
  };
}

function statusOf({ review_id: reviewId, erased_at: erasedAt }: AppealRow): Appeal['status'] {
  if (reviewId !== null) return 'decided';
  return erasedAt === null ? 'open' : 'withdrawn';
}
