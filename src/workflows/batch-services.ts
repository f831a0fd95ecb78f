import type { Readable, Writable } from 'node:stream';
import type { Actor } from '../domain/actor.ts';
import type { Batch, BatchCap, RejectedRow } from '../domain/batch.ts';
import type { ColumnMapping } from '../domain/column-mapping.ts';
import type { EngineChoice } from '../domain/engine-id.ts';
import type { ItemFilter, Page } from '../storage/batch-store.ts';
import type { ColumnNote } from '../tables/column-note.ts';
import type { SimilarAnswers } from './find-similar-answers.ts';
import type { ShownItem } from './is-stale.ts';
import type { BatchReviewPlan } from './plan-review.ts';
import type { BatchSummary } from './summarise-batch.ts';

/** A file that came in, and how it would be read. */
export type UploadPreview = {
  readonly uploadId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly columns: readonly string[];
  readonly sampleRows: readonly {
    readonly row: number;
    readonly cells: readonly string[] | null;
    /** Why it cannot be read, as its report would say. */
    readonly problem: Pick<RejectedRow, 'code' | 'column' | 'message'> | null;
  }[];
  readonly suggestedMapping: ColumnMapping | null;
  readonly notes: readonly ColumnNote[];
  /** Batches that were read from the same bytes. */
  readonly sameFile: readonly Batch[];
};

export type ImportRequest = {
  readonly uploadId: string;
  readonly mapping: ColumnMapping;
  readonly sheet?: string | undefined;
  readonly name?: string | undefined;
  readonly engine?: EngineChoice | undefined;
  /** The same key with the same request gives the same batch. */
  readonly idempotencyKey?: string | undefined;
  /** Whose batch it becomes; whoever runs the program when left out. */
  readonly actor?: Actor | undefined;
};

export const forecastBases = ['measured', 'recent-use', 'guess'] as const;

export type ForecastBasis = (typeof forecastBases)[number];

/** What evaluating the rest of a batch will take. */
export type Forecast = {
  /** Answers still to be evaluated, as far as the cap goes. */
  readonly items: number;
  /** For the workers of this process; null while nothing is known of the model's speed. */
  readonly seconds: number | null;
  readonly costUsd: number;
  /** Answers that were tried out, or whose tokens were counted. */
  readonly sampleSize: number;
  /** `measured`: tried out. `recent-use`: by what the model took lately. `guess`: its output is guessed. */
  readonly basis: ForecastBasis;
};

export const exportFormats = ['csv', 'xlsx', 'ndjson'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/**
 * All that can be done with batches, the same for every door. Failures are those of the stores (src/storage/store-errors.ts,
 * upload-errors.ts), TableUnreadableError for a file that cannot be read and InputInvalidError for a mapping that does not fit it.
 */
export type BatchServices = {
  /** Take in a file. @throws {TableUnreadableError} if no table can be read from it; then it is not kept. */
  uploadTable(source: Readable, fileName: string, actor?: Actor): Promise<UploadPreview>;
  /** @throws {UploadNotFoundError} also if it is somebody else's. */
  previewUpload(uploadId: string, sheet?: string, actor?: Actor): Promise<UploadPreview>;
  /** @throws {UploadNotFoundError} also if it is somebody else's. */
  discardUpload(uploadId: string, actor?: Actor): Promise<void>;
  /** Read an upload into a new batch that is ready to start. `isNew` is false if the idempotency key knew it already. */
  importBatch(request: ImportRequest): Promise<{ readonly batch: Batch; readonly isNew: boolean }>;
  forecastBatch(batchId: string, cap?: BatchCap): Promise<Forecast>;
  /** Start, or go on after a pause. Without a cap the batch's own stays. `by` is the id of who asks, here and below. */
  startBatch(batchId: string, cap?: BatchCap, by?: string): Promise<Batch>;
  pauseBatch(batchId: string, by?: string): Promise<Batch>;
  cancelBatch(batchId: string, by?: string): Promise<Batch>;
  /** Evaluate what failed once more, and nothing else. */
  retryFailed(batchId: string, by?: string): Promise<Batch>;
  getBatch(batchId: string): Promise<Batch>;
  /** Everybody's, or one person's. */
  listBatches(page: {
    readonly before?: string | undefined;
    readonly limit: number;
    readonly ownerId?: string | undefined;
  }): Promise<readonly Batch[]>;
  listItems(batchId: string, filter: ItemFilter, page: Page): Promise<readonly ShownItem[]>;
  /** @throws {ItemNotFoundError} */
  getItem(batchId: string, position: number): Promise<ShownItem>;
  listRejected(batchId: string, page: Page): Promise<readonly RejectedRow[]>;
  /** The batch now and after every change, until nothing will change any more or the signal says stop. */
  watchBatch(batchId: string, signal: AbortSignal): AsyncGenerator<Batch>;
  /** Write all results, row by row, in the order of the file; ends the stream. */
  exportResults(batchId: string, format: ExportFormat, out: Writable): Promise<void>;
  summariseBatch(batchId: string): Promise<BatchSummary>;
  findSimilarAnswers(batchId: string): Promise<SimilarAnswers>;
  /** Pick the answers that are most worth a person's time. @param budget how many, from 0 on */
  planReview(batchId: string, budget: number): Promise<BatchReviewPlan>;
};
