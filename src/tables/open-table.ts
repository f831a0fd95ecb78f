import { extname } from 'node:path';
import { openCsv } from './open-csv.ts';
import { openNdjson } from './open-ndjson.ts';
import type { Table, TableFormat } from './table.ts';
import { TableUnreadableError } from './table-unreadable-error.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';

/** An old .xls goes to the reader that says how to save it anew. */
const formatByExtension: ReadonlyMap<string, TableFormat> = new Map([
  ['.csv', 'csv'],
  ['.tsv', 'csv'],
  ['.txt', 'csv'],
  ['.xlsx', 'xlsx'],
  ['.xlsm', 'xlsx'],
  ['.xls', 'xlsx'],
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
]);

export type OpenTableOptions = {
  /** As the file was called where it came from: for messages, and to tell the format. */
  readonly fileName: string;
  readonly format?: TableFormat;
  /** Of a workbook; the first one that is not hidden if left out. */
  readonly sheet?: string;
};

/**
 * Open a table and read its header.
 *
 * @throws {TableUnreadableError} naming file, row or column
 */
export async function openTable(file: string, { fileName, format, sheet }: OpenTableOptions): Promise<Table> {
  switch (format ?? formatByExtension.get(extname(fileName).toLowerCase())) {
    case 'csv':
      return openCsv(file, fileName);
    case 'ndjson':
      return openNdjson(file, fileName);
    case 'xlsx':
      return openXlsx(file, fileName, sheet);
    default: {
      const problem = 'its name ends with none of .csv, .xlsx, .ndjson, .jsonl; say which format it has';
      throw new TableUnreadableError('table-format-unknown', fileName, problem);
    }
  }
}
