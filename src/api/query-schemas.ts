import { z } from 'zod';
import { isStorable } from '../domain/answer-limits.ts';
import { batchItemStatuses } from '../domain/batch.ts';
import { reviewKinds } from '../domain/review.ts';

/** A whole number of a query string, where everything is text. */
function wholeNumber(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ override: { type: 'integer', minimum, maximum } });
}

const limit = (standard: number, maximum: number) => wholeNumber(1, maximum).default(standard);

const after = wholeNumber(0, 999_999_999).optional().meta({ description: 'The `next` of the page before' });

export const uploadQuerySchema = z.strictObject({
  sheet: z.string().min(1).max(200).optional().meta({ description: 'Sheet of an .xlsx; the first one if left out' }),
});

/** A page of a list that begins with the newest. */
const newestFirstShape = {
  before: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be the `next` of the page before')
    .optional()
    .meta({ description: 'The `next` of the page before' }),
  limit: limit(20, 100),
};

export const batchListQuerySchema = z.strictObject(newestFirstShape);

export const ownEvaluationsQuerySchema = z.strictObject(newestFirstShape);

export const forecastQuerySchema = z.strictObject({
  capItems: wholeNumber(1, 100_000_000).optional().meta({ description: 'As `cap.items` of a start' }),
  capCostUsd: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,6})?$/, 'must be an amount such as 12.5')
    .transform(Number)
    .pipe(z.number().positive().max(1_000_000))
    .optional()
    .meta({ description: 'As `cap.costUsd` of a start', override: { type: 'number' } }),
});

export const itemListQuerySchema = z.strictObject({
  after,
  limit: limit(50, 500),
  questionId: z.string().min(1).max(100).refine(isStorable, 'is no id of a question').optional(),
  status: z.enum(batchItemStatuses).optional(),
  needsReview: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ override: { type: 'boolean' } }),
});

export const pageQuerySchema = z.strictObject({ after, limit: limit(50, 500) });

const rubricName = (example: string) =>
  z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be the hash of a version or the id of a draft')
    .meta({ description: 'Hash of a version, or id of a draft', example });

export const comparisonQuerySchema = z.strictObject({
  from: rubricName('57c6fe1e0b7d2f4a9c83e6a15d0f7b2c4e9a8d3f6b1c5e7a0d2f4b6c8e1a3d5f'),
  to: rubricName('0197f3c2-7c1e-7b43-9a55-7d3f0c6b1a20'),
});

/** The largest review that is planned: more than a team reads in a week. */
export const maxReviewBudget = 99_999;

export const reviewPlanQuerySchema = z.strictObject({
  budget: wholeNumber(1, maxReviewBudget).default(40).meta({ description: 'Answers that a person has time for' }),
});

export const reviewQueueQuerySchema = z.strictObject({
  kind: z.enum(reviewKinds).optional(),
  batchId: z.string().min(1).max(100).refine(isStorable, 'is no id of a batch').optional(),
  questionId: z.string().min(1).max(100).refine(isStorable, 'is no id of a question').optional(),
  assignee: z
    .enum(['me', 'nobody'])
    .optional()
    .meta({ description: 'me: what is assigned to you. nobody: what is assigned to nobody' }),
  after: z
    .string()
    .regex(/^[\w-]{1,300}$/, 'must be the `next` of the page before')
    .optional()
    .meta({ description: 'The `next` of the page before' }),
  limit: limit(20, 100),
});

/** Of an address that takes no parameters: one that is ignored would look as if it had been heeded. */
export const noQuerySchema = z.strictObject({});
