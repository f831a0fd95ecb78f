import type { Batch, BatchCap, BatchItemStatus, PauseReason, RejectedRow } from '../domain/batch.ts';
import type { PackedEvaluation } from '../domain/packed-evaluation.ts';
import type { ReviewedAnswer } from '../domain/review.ts';
import type { StoredEvaluation } from '../domain/stored-evaluation.ts';
import type { WorkUnit } from './work-queue.ts';

export type NewBatch = Pick<Batch, 'name' | 'bank' | 'engine' | 'source' | 'mapping'> & {
  /** Id of the person who imports it; nobody's when left out. */
  readonly ownerId?: string | null;
  /** Who may ask for the same thing again and gets the same batch; null for nobody. */
  readonly idempotency: { readonly key: string; readonly requestHash: string } | null;
};

/** One answer of a file. */
export type NewItem = {
  /** From 0, in the file's order; each of a batch has its own. */
  readonly position: number;
  /** Line of the file, or row of the sheet, from 1. */
  readonly row: number;
  /** As the file names the candidate; never empty. */
  readonly candidateId: string;
  readonly questionId: string;
  readonly answer: string;
};

/** An item that is not stored, because its candidate has answered that question in an earlier row of the batch. */
export type DuplicateItem = {
  readonly position: number;
  readonly row: number;
  readonly firstRow: number;
  /** Is the answer the same to the letter? */
  readonly isSameAnswer: boolean;
};

export type PendingItem = {
  readonly position: number;
  readonly questionId: string;
  /** null if the candidate's data was erased meanwhile. */
  readonly answer: string | null;
};

export type OngoingImport = {
  readonly batchId: string;
  /**
   * Changes with every addition. By the clock of whoever adds, which may differ from anybody else's by minutes: it says that
   * something was added, and never how long ago.
   */
  readonly updatedAt: string;
};

/** What came of one item. */
export type ItemOutcome = { readonly position: number; readonly costUsd: number } & (
  | { readonly evaluation: PackedEvaluation }
  | { readonly error: { readonly code: string; readonly message: string } }
);

/** One item as a table shows it. */
export type StoredItem = {
  readonly position: number;
  readonly row: number;
  readonly candidateId: string | null;
  readonly questionId: string;
  readonly status: BatchItemStatus;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** The newest one; null until it is evaluated. Erased items keep the numbers. */
  readonly evaluation: StoredEvaluation | null;
  /** The record before, where the answer was evaluated again; null where it was not. */
  readonly earlierRecordId: string | null;
  /** What people decided, beside the evaluation; null where nobody did. */
  readonly reviewed: ReviewedAnswer | null;
  /** null after erasure. */
  readonly answer: string | null;
};

export type ItemFilter = {
  readonly questionId?: string | undefined;
  readonly status?: BatchItemStatus | undefined;
  readonly needsReview?: boolean | undefined;
};

export type Page = {
  /** Only what comes behind this position or row; from the start when left out. */
  readonly after?: number | undefined;
  /** 1 to 1,000. */
  readonly limit: number;
};

/**
 * Batches and their items.
 *
 * Every method is one transaction: it happens whole or not at all, and is on disk when it resolves. Those that change a batch
 * write to the audit log in the same transaction.
 *
 * All that take a batch's id throw BatchNotFoundError if there is none; all that change its status throw BatchStateError if
 * the status does not allow it. `by` is the id of who asked for a change, for the audit log.
 */
export type BatchStore = {
  /**
   * Begin a batch; its status is `importing`, and it is not listed.
   *
   * @throws {IdempotencyConflictError} if another batch has the key (see findByIdempotencyKey).
   */
  create(batch: NewBatch): Promise<Batch>;
  /** Add rows of the file while it is imported; candidates are made or found by their id. Returns those that were not stored. */
  addRows(
    batchId: string,
    rows: {
      readonly items: readonly NewItem[];
      readonly rejected: readonly RejectedRow[];
      readonly blankCells: number;
    },
  ): Promise<readonly DuplicateItem[]>;
  /** The file is read to its end: `importing` becomes `ready`. The audit log tells of the batch from here on. */
  finishImport(batchId: string): Promise<Batch>;
  /** The import failed: nothing of the batch stays, nor of candidates that only it knew. */
  abandonImport(batchId: string): Promise<void>;
  /** Batches whose file is being read, or was when its process died, in no particular order. */
  listImports(): Promise<readonly OngoingImport[]>;
  /** Abandon an import unless something was added to it, or it ended, since it was listed. Returns whether it was abandoned. */
  abandonStaleImport(seen: OngoingImport): Promise<boolean>;

  find(batchId: string): Promise<Batch | undefined>;
  /**
   * Newest first, those still importing left out: everybody's, or one person's. `before` is the id of the last batch of the page before.
   */
  list(page: {
    readonly before?: string | undefined;
    readonly limit: number;
    readonly ownerId?: string | undefined;
  }): Promise<readonly Batch[]>;
  findByIdempotencyKey(key: string): Promise<{ readonly batch: Batch; readonly requestHash: string } | undefined>;
  /** Batches that were read from a file with these bytes, newest first, those still importing left out: everybody's, or one person's. */
  findBySource(sha256: string, ownerId?: string): Promise<readonly Batch[]>;

  /**
   * `ready` or `paused` becomes `running`, with a cap that counts from the batch's beginning; or `finished` at once if nothing is
   * pending, because all that was left has been erased.
   *
   * @throws {CapReachedError} if as many items are done, or as much is spent, as the cap allows.
   */
  start(batchId: string, cap: BatchCap, by?: string): Promise<Batch>;
  /** `running` becomes `paused`. */
  pause(batchId: string, reason: PauseReason, by?: string): Promise<Batch>;
  /** Anything but `importing`, `finished` and `cancelled` becomes `cancelled`. */
  cancel(batchId: string, by?: string): Promise<Batch>;
  /**
   * Items that failed become pending, and nothing else; `finished` or `paused` becomes `paused` by a person, so that start goes on.
   * Items whose answer was erased stay failed; if there are no others, nothing changes.
   */
  retryFailed(batchId: string, by?: string): Promise<Batch>;
  /**
   * Cut the pending items into units of at most `size` positions, as far as the batch's cap on items goes. Units may contain
   * positions that are not pending. None if the batch is not running.
   */
  planUnits(batchId: string, size: number): Promise<readonly WorkUnit[]>;
  /** Running batches, the oldest first. */
  listRunning(): Promise<readonly Batch[]>;

  /** The unit's pending items; none if the batch is not running. */
  loadPending(unit: WorkUnit): Promise<readonly PendingItem[]>;
  /**
   * Store what came of items, each at most once: outcomes of items that are no longer pending are dropped. Adds to the counts
   * and the cost, and when nothing is pending the batch becomes `finished`, or `paused` when it is at its cap. Outcomes are taken
   * from batches that were paused or cancelled meanwhile too: the work is done and may be paid for.
   */
  recordOutcomes(
    batchId: string,
    outcomes: readonly ItemOutcome[],
  ): Promise<{ readonly recorded: number; readonly batch: Batch }>;

  /** By position. */
  listItems(batchId: string, filter: ItemFilter, page: Page): Promise<readonly StoredItem[]>;
  findItem(batchId: string, position: number): Promise<StoredItem | undefined>;
  /** By row; `after` is a number of reports to pass over, because a row of a wide table can have several. */
  listRejected(batchId: string, page: Page): Promise<readonly RejectedRow[]>;
};
