import { detectEncoding } from './detect-encoding.ts';
import { findDuplicateField } from './find-duplicate-field.ts';
import { nameColumns } from './name-columns.ts';
import { readTextLines } from './read-text-lines.ts';
import type { RowProblem, Table, TableRow } from './table.ts';
import { TableUnreadableError } from './table-unreadable-error.ts';
import type { TextLine } from './text-line.ts';

/** Lines that are looked at to find the columns; a field that comes up only later is left out. */
const headLines = 100;

type Parsed =
  | { readonly cells: ReadonlyMap<string, string> }
  /** `field` is the one to blame. */
  | { readonly problem: RowProblem; readonly field?: string };

/**
 * Open a file with one JSON object a line. Its columns are the fields of the first 100 lines that can be read.
 *
 * Text stays, numbers and booleans become text, null and what is absent become ''. A line is a bad row (`malformed-json`)
 * if it is no object, has a field twice, holds an array or an object, or a number beyond 2^53, which would be rounded.
 *
 * @throws {TableUnreadableError} if no line can be read, or in no known encoding
 */
export async function openNdjson(file: string, fileName: string): Promise<Table> {
  const encoding = await detectEncoding(file, fileName);
  const fields = await findFields(fileName, readTextLines(file, encoding));
  const columns = nameColumns(fileName, fields);
  return {
    format: 'ndjson',
    encoding,
    sheet: null,
    sheets: [],
    columns,
    async *rows(signal) {
      for await (const line of readTextLines(file, encoding, signal)) {
        const row = toRow(line, fields, columns);
        if (row) yield row;
      }
    },
  };
}

async function findFields(fileName: string, lines: AsyncIterable<TextLine>): Promise<readonly string[]> {
  const fields = new Set<string>();
  let readable = 0;
  let isEmpty = true;
  for await (const line of lines) {
    if ('text' in line && line.text.trim() === '') continue;
    isEmpty = false;
    const parsed = parseLine(line);
    if ('problem' in parsed) continue;
    for (const field of parsed.cells.keys()) fields.add(field);
    readable += 1;
    if (readable === headLines) break;
  }
  if (isEmpty) throw new TableUnreadableError('table-empty', fileName, 'is empty');
  if (fields.size > 0) return [...fields];
  throw new TableUnreadableError('table-header-invalid', fileName, 'no line is a JSON object with fields');
}

function toRow(line: TextLine, fields: readonly string[], columns: readonly string[]): TableRow | undefined {
  if ('text' in line && line.text.trim() === '') return undefined;
  const parsed = parseLine(line);
  if ('problem' in parsed) {
    const { problem, field } = parsed;
    const column = field === undefined ? undefined : columns[fields.indexOf(field)];
    return { row: line.number, problem: { ...problem, ...(column === undefined ? {} : { column }) } };
  }
  const cells = fields.map((field) => parsed.cells.get(field) ?? '');
  return cells.every((cell) => cell.trim() === '') ? undefined : { row: line.number, cells };
}

function parseLine(line: TextLine): Parsed {
  if ('error' in line) return { problem: line.error };
  let record: unknown;
  try {
    record = JSON.parse(line.text);
  } catch {
    return malformed('The line is not valid JSON');
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return malformed('The line is not a JSON object');
  }
  const cells = new Map<string, string>();
  for (const [index, [field, value]] of Object.entries(record).entries()) {
    const cell = toCell(value);
    if (cell === undefined) {
      return malformed(`Field ${index + 1} holds neither a text, a number, true, false nor null`, field);
    }
    if (isTooLarge(value)) {
      return malformed(`Field ${index + 1} is a number too large to keep; put it in quotes`, field);
    }
    cells.set(field, cell);
  }
  if (findDuplicateField(line.text) !== undefined) return malformed('The line has a field twice');
  return { cells };
}

function malformed(message: string, field?: string): Parsed {
  return { problem: { code: 'malformed-json', message }, ...(field === undefined ? {} : { field }) };
}

/** JSON.parse rounds whole numbers beyond 2^53 and makes those beyond 1e308 infinite: another id than the one written. */
function isTooLarge(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

function toCell(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? JSON.stringify(value) : undefined;
}
