import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Cell } from './cell.ts';
import { neutraliseFormula } from './neutralise-formula.ts';

/**
 * Write rows as CSV that Excel opens well: UTF-8 with a byte order mark, lines that end with \r\n, and no text that it would
 * run as a formula. Numbers stay numbers, negative ones too; booleans are TRUE or FALSE.
 *
 * Takes rows only as fast as they are written, and ends `out`.
 *
 * @param rows the header is the first of them
 * @throws whatever `rows` or `out` fails with
 */
export async function writeCsv(rows: AsyncIterable<readonly Cell[]>, out: Writable): Promise<void> {
  // The library itself quotes a line break only if it is the one that ends records.
  const csv = stringify({ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
  await pipeline(Readable.from(toTexts(rows)), csv, out);
}

async function* toTexts(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield row.map(toText);
}

function toText(cell: Cell): string {
  if (typeof cell === 'string') return neutraliseFormula(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell === null ? '' : String(cell);
}
