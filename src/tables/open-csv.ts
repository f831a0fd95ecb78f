import { detectEncoding } from './detect-encoding.ts';
import { nameColumns } from './name-columns.ts';
import { type CsvRecord, readCsvRecords } from './read-csv-records.ts';
import { readTextLines } from './read-text-lines.ts';
import type { Table, TableEncoding, TableRow } from './table.ts';
import { TableUnreadableError } from './table-unreadable-error.ts';

/** What a header may separate its columns with; the first of equally frequent ones wins. */
const separators = [',', ';', '\t'] as const;

/** Excel's own way to name the separator: a line of its own above the header. */
const separatorLine = /^sep=(.)\s*$/i;

type Layout = { readonly separator: string; readonly headerLine: number };

/**
 * Open a CSV file (RFC 4180) in UTF-8, GB18030 or UTF-16, separated by commas, semicolons or tabs.
 *
 * A record with more or fewer fields than the header is a bad row (`field-count`), unless what it has more is empty.
 *
 * @throws {TableUnreadableError} if it holds no header, or in no known encoding
 */
export async function openCsv(file: string, fileName: string): Promise<Table> {
  const encoding = await detectEncoding(file, fileName);
  const layout = await findLayout(file, fileName, encoding);
  const columns = await readHeader(file, fileName, encoding, layout);
  return {
    format: 'csv',
    encoding,
    sheet: null,
    sheets: [],
    columns,
    async *rows(signal) {
      let isHeaderRead = false;
      for await (const record of readRecords(file, encoding, layout, signal)) {
        if (isHeaderRead) yield toRow(record, columns.length);
        isHeaderRead = true;
      }
    },
  };
}

/** Read the records that hold anything, the header first. */
async function* readRecords(
  file: string,
  encoding: TableEncoding,
  { separator, headerLine }: Layout,
  signal?: AbortSignal,
): AsyncGenerator<CsvRecord> {
  for await (const record of readCsvRecords(readTextLines(file, encoding, signal), separator)) {
    if (record.line < headerLine) continue;
    if ('error' in record || !record.cells.every(isBlank)) yield record;
  }
}

async function findLayout(file: string, fileName: string, encoding: TableEncoding): Promise<Layout> {
  for await (const line of readTextLines(file, encoding)) {
    if ('error' in line) throw invalidHeader(fileName, line.number, line.error.message);
    const [, declared] = separatorLine.exec(line.text) ?? [];
    if (declared !== undefined) return { separator: declared, headerLine: line.number + 1 };
    if (!isBlank(line.text)) return { separator: detectSeparator(line.text), headerLine: line.number };
  }
  throw new TableUnreadableError('table-empty', fileName, 'is empty');
}

/** The separator that stands most often outside of quotes; a comma if none does. */
function detectSeparator(header: string): string {
  const unquoted = header.replace(/"[^"]*("|$)/g, '');
  const counts = separators.map((separator) => unquoted.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function readHeader(
  file: string,
  fileName: string,
  encoding: TableEncoding,
  layout: Layout,
): Promise<readonly string[]> {
  for await (const record of readRecords(file, encoding, layout)) {
    if ('error' in record) throw invalidHeader(fileName, record.line, record.error.message);
    return nameColumns(fileName, record.cells);
  }
  throw new TableUnreadableError('table-empty', fileName, 'has no header');
}

function invalidHeader(fileName: string, line: number, problem: string): TableUnreadableError {
  return new TableUnreadableError('table-header-invalid', fileName, `line ${line}, the header: ${problem}`);
}

function toRow(record: CsvRecord, width: number): TableRow {
  const { line: row } = record;
  if ('error' in record) return { row, problem: record.error };
  const { cells } = record;
  if (cells.length === width) return { row, cells };
  if (cells.length > width && cells.slice(width).every(isBlank)) return { row, cells: cells.slice(0, width) };
  const message = `The row has ${cells.length} fields, and the header ${width}; a field that holds a separator needs quotes`;
  return { row, problem: { code: 'field-count', message } };
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}
