import type { ColumnMapping } from './column-mapping.ts';
import type { EngineChoice } from './engine-id.ts';

/**
 * importing: its rows are being read. ready: waits for somebody to start it. running: workers evaluate it. paused: by a person
 * or by its cap. finished: every answer is evaluated or has failed. cancelled: what was evaluated stays, the rest never is.
 */
export const batchStatuses = ['importing', 'ready', 'running', 'paused', 'finished', 'cancelled'] as const;

export type BatchStatus = (typeof batchStatuses)[number];

/** Why a batch is paused. */
export const pauseReasons = ['person', 'cap-items', 'cap-cost'] as const;

export type PauseReason = (typeof pauseReasons)[number];

export const batchItemStatuses = ['pending', 'evaluated', 'failed'] as const;

export type BatchItemStatus = (typeof batchItemStatuses)[number];

/** Where a batch pauses by itself. null: no limit. */
export type BatchCap = {
  /** Answers evaluated or failed. */
  readonly items: number | null;
  readonly costUsd: number | null;
};

export type BatchCounts = {
  /** Answers that the file gave. */
  readonly items: number;
  readonly evaluated: number;
  readonly failed: number;
  /** Of those evaluated, how many a person should look at. */
  readonly needsReview: number;
  /** Rows of the file that gave no answer, each reported with its reason. */
  readonly rejectedRows: number;
  /** Empty cells of a wide table: questions that a candidate was not asked or left out. */
  readonly blankCells: number;
};

/** The file that a batch was read from. */
export type BatchSource = {
  readonly fileName: string;
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly format: string;
  readonly encoding: string;
  readonly sheet: string | null;
};

/** Many answers evaluated together as one durable job. Times are ISO 8601 in UTC. */
export type Batch = {
  readonly id: string;
  readonly name: string;
  readonly bank: { readonly id: string; readonly version: string };
  readonly engine: EngineChoice;
  readonly status: BatchStatus;
  readonly pauseReason: PauseReason | null;
  readonly source: BatchSource;
  readonly mapping: ColumnMapping;
  readonly cap: BatchCap;
  readonly counts: BatchCounts;
  readonly costUsd: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  /** When it was finished or cancelled. */
  readonly finishedAt: string | null;
  /** Who imported it; null for a batch from the command line, or from before anybody signed in. */
  readonly ownerId: string | null;
};

/** Why a row gives no answer. Stable: the page has words for each in its own language. */
export const rejectionCodes = [
  // It cannot be read.
  'broken-encoding',
  'cell-unreadable',
  'field-count',
  'malformed-csv',
  'malformed-json',
  'row-too-long',
  // What it says cannot be used.
  'answer-invalid',
  'candidate-invalid',
  'question-unknown',
  // The candidate has answered the question in an earlier row already, to the letter or otherwise.
  'duplicate-row',
  'second-answer',
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

/** A row of the file that gave no answer. Holds no value of the row: it may be anybody's data. */
export type RejectedRow = {
  /** Line of the file, or row of the sheet, from 1. */
  readonly row: number;
  /** One of rejectionCodes. */
  readonly code: string;
  /** The name of the column to blame; null where it is none, or has a longer name than a mapping may hold. */
  readonly column: string | null;
  /** The row that counts instead, for `duplicate-row` and `second-answer`; null for others. */
  readonly otherRow: number | null;
  /** The same in an English sentence. */
  readonly message: string;
};
