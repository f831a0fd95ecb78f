import { PassThrough, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Cell } from './cell.ts';
import { sheetEnd, toSheetRow, toSheetStart } from './xlsx/sheet-xml.ts';
import { sheetPart, toWorkbookParts } from './xlsx/workbook-parts.ts';

/** Rows that decide how wide the columns are. */
const widthRows = 100;
/** What Excel takes in a sheet. */
const rowLimit = 1_048_576;
/** Pieces of about this size are packed at once. */
const pieceLength = 64 * 1024;
/** The time of all parts, so that the same rows give the same bytes: the first one that a zip archive can hold. */
const mtime = new Date(1980, 0, 1);

export type WriteXlsxOptions = {
  /** What Excel refuses in it is replaced; cut at 31 characters. */
  readonly sheetName: string;
};

/**
 * Write rows as a workbook with one sheet, whose header is bold and stays in sight.
 *
 * Texts are written as texts, which Excel never runs as formulas, so they get no apostrophe: OWASP's advice to put one in
 * front is for CSV, which has no types, and here it would be seen. Those that look like a formula get the style of a cell
 * that was entered with one, so that they stay texts when somebody edits them. Texts beyond 32,767 characters are cut, with
 * an ellipsis; line breaks become \n, and what XML cannot hold becomes U+FFFD.
 *
 * Takes rows only as fast as they are written, and ends `out`.
 *
 * @param rows the header is the first of them
 * @throws {RangeError} beyond 1,048,576 rows, which Excel does not open
 * @throws whatever `rows` or `out` fails with
 */
export async function writeXlsx(
  rows: AsyncIterable<readonly Cell[]>,
  out: Writable,
  { sheetName }: WriteXlsxOptions,
): Promise<void> {
  const zip = new ZipFile();
  const sheet = Readable.from(toSheet(rows), { objectMode: false });
  const zipped = zip.outputStream.pipe(new PassThrough());
  // The library does not look at failures of what it reads from.
  sheet.on('error', (error) => zipped.destroy(error));
  zip.on('error', (error) => zipped.destroy(error));
  for (const [part, xml] of toWorkbookParts(sheetName)) zip.addBuffer(Buffer.from(xml), part, { mtime });
  zip.addReadStream(sheet, sheetPart, { mtime });
  zip.end();
  try {
    await pipeline(zipped, out);
  } finally {
    sheet.destroy();
  }
}

async function* toSheet(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const xml of toSheetXml(rows)) {
    piece += xml;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

async function* toSheetXml(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<string> {
  const first: (readonly Cell[])[] = [];
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > rowLimit) throw new RangeError(`A sheet takes ${rowLimit} rows, and there are more`);
    if (count > widthRows) yield toSheetRow(row, count);
    else if (first.push(row) === widthRows) yield toSheetStart(first) + first.map(toFirstRow).join('');
  }
  if (count < widthRows) yield toSheetStart(first) + first.map(toFirstRow).join('');
  yield sheetEnd;
}

function toFirstRow(row: readonly Cell[], index: number): string {
  return toSheetRow(row, index + 1);
}
