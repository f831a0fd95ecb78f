import { type CsvRecord, readCsvRecords } from '../../tables/read-csv-records.ts';
import type { TextLine } from '../../tables/text-line.ts';
import type { BatchItem } from '../../workflows/evaluate-batch.ts';
import { FileError } from '../file-error.ts';
import { toBatchItem } from './to-batch-item.ts';

const columns = ['id', 'questionId', 'answer'] as const;

/** Where the needed columns stand; a table may have more of them, in any order. */
type Header = Readonly<Record<(typeof columns)[number], number>> & { readonly width: number };

/**
 * Read one answer a record, below a header that names the columns.
 *
 * @throws {FileError} if the header lacks a column: no record could be read.
 */
export async function* readCsv(name: string, lines: AsyncIterable<TextLine>): AsyncGenerator<BatchItem> {
  let header: Header | undefined;
  for await (const record of readCsvRecords(lines)) {
    if (header) yield toItem(record, header);
    else header = parseHeader(name, record);
  }
  if (!header) throw new FileError(name, `is empty; its first line must be ${columns.join(',')}`);
}

function parseHeader(name: string, record: CsvRecord): Header {
  const place = `${name}:${record.line}`;
  if ('error' in record) throw new FileError(place, record.error.message);
  const cells = record.cells.map((cell) => cell.trim());
  const missing = columns.filter((column) => !cells.includes(column));
  if (missing.length > 0) {
    const rule = `the first line must name the columns ${columns.join(',')}, separated by commas`;
    throw new FileError(place, `the header lacks ${missing.join(', ')}; ${rule}`);
  }
  const twice = columns.find((column) => cells.indexOf(column) !== cells.lastIndexOf(column));
  if (twice) throw new FileError(place, `the header has the column ${twice} twice`);
  const [id, questionId, answer] = columns.map((column) => cells.indexOf(column)) as [number, number, number];
  return { id, questionId, answer, width: cells.length };
}

function toItem(record: CsvRecord, { id, questionId, answer, width }: Header): BatchItem {
  const { line } = record;
  if ('error' in record) return { line, id: null, error: record.error };
  const { cells } = record;
  if (cells.length === width) {
    return toBatchItem(line, { id: cells[id], questionId: cells[questionId], answer: cells[answer] });
  }
  const message = `The row has ${cells.length} fields, and the header ${width}; a field with a comma needs quotes`;
  // A first field is what it seems to be, however many follow.
  const knownId = id === 0 ? cells[0] : undefined;
  return { line, id: knownId || null, error: { code: 'field-count', message } };
}
