export const tableFormats = ['csv', 'xlsx', 'ndjson'] as const;

export type TableFormat = (typeof tableFormats)[number];

export type TableEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Why a row cannot be read. `message` quotes nothing of the row; `code` is one of rejectionCodes for files of the store. */
export type RowProblem = {
  readonly code: string;
  /** The name of the column to blame, where it is one. */
  readonly column?: string | undefined;
  readonly message: string;
};

/**
 * One row below the header, or why the place where one should be holds none: the rows behind it go on.
 *
 * `row` counts from 1: the line where the record starts, or the row of the sheet. `cells` has one cell a column of the table,
 * in their order, exactly as written.
 */
export type TableRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly problem: RowProblem };

/** An uploaded file whose header has been read. */
export type Table = {
  readonly format: TableFormat;
  /** Always utf-8 for xlsx. */
  readonly encoding: TableEncoding;
  /** The sheet that is read, and those that can be chosen; null and none where the format has no sheets. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** Trimmed and all different; a column without a name is called "column N", from 1. */
  readonly columns: readonly string[];
  /**
   * Read the rows from the start, as they are taken: memory does not grow with the file. Rows without any text are passed over.
   *
   * @throws {TableUnreadableError} if the rest of the file cannot be read
   * @throws the signal's reason when it is aborted
   */
  rows(signal?: AbortSignal): AsyncGenerator<TableRow>;
};
