import { hash } from 'node:crypto';
import type { Database } from './schema.ts';

/** In the order in which they are hashed. */
export const evaluationColumns = [
  'id',
  'answer_id',
  'batch_id',
  'position',
  'question_id',
  'total_points',
  'max_points',
  'needs_review',
  'engine_id',
  'engine_version',
  'rubric_hash',
  'content',
  'commitment',
  'audit_seq',
  'created_at',
] as const satisfies readonly (keyof Database['evaluations'])[];

/** SHA-256 over all columns of an evaluation, 64 hex digits. */
export function hashEvaluationRow(row: Database['evaluations']): string {
  return hash('sha256', JSON.stringify(evaluationColumns.map((column) => row[column])));
}

/** SHA-256 over the hashes of rows, whatever their order, 64 hex digits. */
export function digestOf(hashes: readonly string[]): string {
  return hash('sha256', JSON.stringify(hashes.toSorted()));
}

/** Who wrote what, and what was said of it. */
export type CommittedTexts = {
  /** Random, so that nobody can try out texts once it is erased. */
  readonly salt: string;
  /** As callers name the candidate. */
  readonly candidateId: string | null;
  readonly answer: string;
  /** Of evaluation_texts. */
  readonly content: string;
};

/** SHA-256 over what erasure takes away, 64 hex digits. */
export function commitTo({ salt, candidateId, answer, content }: CommittedTexts): string {
  return hash('sha256', JSON.stringify([salt, candidateId, answer, content]));
}
