import { parseCsvRecord } from './parse-csv-record.ts';
import type { RowProblem } from './table.ts';
import { lineLimitBytes, type TextLine } from './text-line.ts';

/** A record and the line where it starts. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly error: RowProblem };

type ReadableLine = Extract<TextLine, { readonly text: string }>;

/**
 * Read CSV records (RFC 4180) from lines, one at a time.
 *
 * Given the whole stream, a parser would read an unbalanced quote to the end of the file and lose every answer behind it.
 * So lines are joined while a quote is open, and then read as one record; if that is none, only its first line is given up,
 * and reading goes on with the next. Blank lines are passed over.
 */
export async function* readCsvRecords(lines: AsyncIterable<TextLine>, separator = ','): AsyncGenerator<CsvRecord> {
  const source = new LineSource(lines);
  try {
    for (let first = await source.next(); first; first = await source.next()) {
      if ('error' in first) yield { line: first.number, error: first.error };
      else if (first.text.trim() !== '') yield await readRecord(first, source, separator);
    }
  } finally {
    await source.close();
  }
}

async function readRecord(first: ReadableLine, source: LineSource, separator: string): Promise<CsvRecord> {
  const continued: TextLine[] = [];
  const giveUp = (problem: string): CsvRecord => {
    source.putBack(continued);
    return { line: first.number, error: { code: 'malformed-csv', message: problem } };
  };
  const pieces = [first.text];
  let isQuoteOpen = hasOddQuotes(first.text);
  let { lineBreak, sizeBytes } = first;
  while (isQuoteOpen) {
    const next = await source.next();
    if (!next) return giveUp('A quote is opened and never closed');
    continued.push(next);
    if ('error' in next) return giveUp('A quote is opened and not closed before a line that cannot be read');
    sizeBytes += next.sizeBytes + lineBreak.length;
    if (sizeBytes > lineLimitBytes) return giveUp(`A quote is opened and not closed within ${lineLimitBytes} bytes`);
    pieces.push(lineBreak, next.text);
    lineBreak = next.lineBreak;
    isQuoteOpen = isQuoteOpen !== hasOddQuotes(next.text);
  }
  const cells = parseCsvRecord(pieces.join(''), separator);
  return cells ? { line: first.number, cells } : giveUp('Quotes must enclose a whole field, and be doubled within it');
}

/** Within quotes a quote is doubled, so a record is complete where their number is even. */
function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/** Lines in order, where lines that were read too early can be put back. */
class LineSource {
  readonly #lines: AsyncIterator<TextLine>;
  /** The next one is the last of the list. */
  readonly #returned: TextLine[] = [];

  constructor(lines: AsyncIterable<TextLine>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<TextLine | undefined> {
    const returned = this.#returned.pop();
    if (returned) return returned;
    const { done, value } = await this.#lines.next();
    return done ? undefined : value;
  }

  /** Let the file go, which somebody who has read enough of it leaves open. */
  async close(): Promise<void> {
    await this.#lines.return?.();
  }

  putBack(lines: readonly TextLine[]): void {
    for (const line of lines.toReversed()) this.#returned.push(line);
  }
}
