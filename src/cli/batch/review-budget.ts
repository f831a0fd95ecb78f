import { z } from 'zod';
import type { BatchItemId } from '../../workflows/evaluate-batch.ts';
import type { ItemPlace } from '../../workflows/plan-review.ts';

/** `--review-budget`: how many answers a person has time for. */
export const reviewBudgetSchema = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'must be a whole number from 1 to 99999')
  .transform(Number)
  .optional();

/** Where an answer of a stored batch is found, as a person would look it up. */
export function nameOfItem({ row, candidateId }: ItemPlace): string {
  return candidateId === null ? `row ${row}` : `row ${row}, ${candidateId}`;
}

/** Where an answer of a file stands. */
export type LinePlace = { readonly line: number; readonly id: BatchItemId | null };

export function nameOfLine({ line, id }: LinePlace): string {
  return id === null ? `line ${line}` : `line ${line}, ${id}`;
}
