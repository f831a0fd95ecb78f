import { z } from 'zod';
import { isStorable } from '../domain/answer-limits.ts';
import { batchItemStatuses, batchStatuses, pauseReasons } from '../domain/batch.ts';
import { engineChoices } from '../domain/engine-id.ts';
import { flags } from '../domain/flag.ts';
import { verdicts } from '../domain/verdict.ts';
import { evaluationSchema } from './schemas.ts';
import { isStaleSchema } from './stored-evaluation-schemas.ts';

const count = z.int().min(0);
const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });
const column = z.string().min(1).max(1_000).meta({ description: 'Name of a column, as the upload lists it' });

export const columnMappingSchema = z
  .discriminatedUnion('layout', [
    z.strictObject({ layout: z.literal('long'), candidate: column, question: column, answer: column }),
    z.strictObject({
      layout: z.literal('wide'),
      candidate: column,
      answers: z
        .array(z.strictObject({ column, questionId: z.string().min(1).max(100) }))
        .min(1)
        .max(200),
    }),
  ])
  .meta({
    id: 'ColumnMapping',
    description: 'long: one answer a row. wide: one candidate a row, one column a question',
  });

const batchReferenceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(batchStatuses),
  createdAt: time,
});

const code = z.string().meta({ description: 'Kebab-case and stable; more may be added' });
const blamed = z.string().nullable().meta({ description: 'Name of the column that is meant; null where it is none' });
const message = z.string().meta({ description: 'The same in an English sentence' });

/** What came in, and how it would be read: shown before anything is imported. */
export const uploadSchema = z
  .strictObject({
    uploadId: z.string(),
    fileName: z.string(),
    sizeBytes: count,
    sha256: z.string(),
    format: z.string(),
    encoding: z.string(),
    sheet: z.string().nullable(),
    sheets: z.array(z.string()),
    columns: z.array(z.string()),
    sampleRows: z
      .array(
        z.strictObject({
          row: count,
          cells: z.array(z.string()).nullable().meta({ description: 'null for a row that cannot be read' }),
          problem: z.strictObject({ code, column: blamed, message }).nullable(),
        }),
      )
      .meta({ description: 'The first rows; long cells are cut' }),
    suggestedMapping: columnMappingSchema.nullable(),
    notes: z
      .array(
        z.strictObject({
          code,
          column: blamed,
          message,
          filledCells: count.optional().meta({ description: 'Cells of the column that were looked at' }),
          unknownCells: count.optional().meta({ description: 'How many of these name no question' }),
        }),
      )
      .meta({ description: 'What was assumed in suggesting the mapping' }),
    sameFile: z.array(batchReferenceSchema).meta({ description: 'Batches that were read from the same bytes before' }),
  })
  .meta({ id: 'Upload' });

export const createBatchSchema = z
  .strictObject({
    uploadId: z.string().min(1).max(100),
    mapping: columnMappingSchema,
    sheet: z.string().min(1).max(200).optional(),
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine(isStorable, 'has characters that cannot be stored')
      .optional()
      .meta({ description: 'The name of the file if left out' }),
    engine: z.enum(engineChoices).optional(),
  })
  .meta({ id: 'CreateBatch' });

const capSchema = z
  .strictObject({
    items: z.int().min(1).max(100_000_000).nullable().default(null),
    costUsd: z.number().positive().max(1_000_000).nullable().default(null),
  })
  .meta({
    id: 'BatchCap',
    description: 'Where the batch pauses by itself, counted from its beginning; null for no limit',
  });

export const startBatchSchema = z.strictObject({ cap: capSchema.optional() }).meta({ id: 'StartBatch' });

export const batchSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    bank: z.strictObject({ id: z.string(), version: z.string() }),
    engine: z.enum(engineChoices),
    status: z.enum(batchStatuses),
    pauseReason: z.enum(pauseReasons).nullable(),
    source: z.strictObject({
      fileName: z.string(),
      sha256: z.string(),
      sizeBytes: count,
      format: z.string(),
      encoding: z.string(),
      sheet: z.string().nullable(),
    }),
    mapping: columnMappingSchema,
    cap: z.strictObject({ items: count.nullable(), costUsd: z.number().nullable() }),
    counts: z.strictObject({
      items: count,
      evaluated: count,
      failed: count,
      needsReview: count,
      rejectedRows: count,
      blankCells: count,
    }),
    costUsd: z.number().min(0),
    createdAt: time,
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
    ownerId: z.string().nullable().meta({ description: 'Id of who imported it; null from the command line' }),
  })
  .meta({ id: 'Batch' });

export const batchListSchema = z
  .strictObject({
    batches: z.array(batchSchema).meta({ description: 'Newest first' }),
    next: z.string().nullable().meta({ description: 'Value of `before` for the next page; null at the end' }),
  })
  .meta({ id: 'BatchList' });

export const rejectedRowsSchema = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        row: count,
        code,
        column: blamed,
        otherRow: count.nullable().meta({ description: 'The row that counts instead of a repeated one; else null' }),
        message,
      }),
    ),
    next: count.nullable(),
  })
  .meta({ id: 'RejectedRows' });

const points = z.number().min(0);

const itemSchema = z.strictObject({
  position: count,
  row: count.meta({ description: 'Line of the file, or row of the sheet, from 1' }),
  candidateId: z.string().nullable().meta({ description: 'null after erasure' }),
  questionId: z.string(),
  status: z.enum(batchItemStatuses),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});

const marks = {
  isStale: isStaleSchema,
  earlierRecordId: z.string().optional().meta({
    description: 'Record before this one, which is still there; left out where the answer was evaluated once',
  }),
  reviewed: z
    .strictObject({
      totalPoints: points
        .nullable()
        .meta({ description: 'With what people decided; null while a criterion is unscored' }),
      criteria: count.meta({ description: 'Criteria that people decided about' }),
      reviewers: count.meta({ description: 'How many people decided' }),
    })
    .optional()
    .meta({ description: 'What counts, beside the machine’s points; left out where nobody decided' }),
};

/** A row of the table of results. */
export const batchItemSchema = itemSchema
  .extend({
    evaluation: z
      .strictObject({
        recordId: z.string(),
        totalPoints: points.nullable(),
        maxPoints: points,
        needsReview: z.boolean(),
        flags: z.array(z.enum(flags)),
        ...marks,
        criteria: z.array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            verdict: z.enum(verdicts).nullable().meta({ description: 'null if unscored' }),
            points: points.nullable(),
            maxPoints: points,
          }),
        ),
      })
      .nullable(),
    excerpt: z.string().nullable().meta({ description: 'Where the answer begins; null after erasure' }),
  })
  .meta({ id: 'BatchItem' });

export const batchItemListSchema = z
  .strictObject({
    items: z.array(batchItemSchema).meta({ description: 'By position' }),
    next: count.nullable().meta({ description: 'Value of `after` for the next page; null at the end' }),
  })
  .meta({ id: 'BatchItemList' });

/** One item with everything. */
export const batchItemDetailSchema = itemSchema
  .extend({
    answer: z.string().nullable().meta({ description: 'null after erasure' }),
    recordId: z.string().nullable(),
    evaluatedAt: time.nullable(),
    evaluation: evaluationSchema.extend(marks).meta({ id: 'ItemEvaluation' }).nullable(),
  })
  .meta({ id: 'BatchItemDetail' });

export type UploadReply = z.infer<typeof uploadSchema>;
export type ColumnMappingReply = z.infer<typeof columnMappingSchema>;
export type BatchReply = z.infer<typeof batchSchema>;
export type BatchListReply = z.infer<typeof batchListSchema>;
export type RejectedRowsReply = z.infer<typeof rejectedRowsSchema>;
export type BatchItemReply = z.infer<typeof batchItemSchema>;
export type BatchItemListReply = z.infer<typeof batchItemListSchema>;
export type BatchItemDetailReply = z.infer<typeof batchItemDetailSchema>;
