import { TableUnreadableError } from '../table-unreadable-error.ts';
import { unescapeText } from './cell-text.ts';

const limitBytes = 128 * 1024 * 1024;
/** What a text takes besides its bytes: the place where it ends. */
const placeBytes = 8;
const firstBytes = 64 * 1024;

/**
 * The texts that cells of a workbook refer to by number, from 0.
 *
 * They are kept as UTF-8: a string cut out of the XML would keep all of the XML around it in memory.
 */
export class SharedStrings {
  readonly #fileName: string;
  readonly #ends: number[] = [];
  #bytes = Buffer.alloc(firstBytes);
  #length = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  /** @throws {TableUnreadableError} `table-too-large` beyond 128 MB in all */
  add(text: string): void {
    const end = this.#length + Buffer.byteLength(text);
    if (end + this.#ends.length * placeBytes > limitBytes) {
      const problem = 'holds more than 128 MB of different texts; split the table, or save it as CSV';
      throw new TableUnreadableError('table-too-large', this.#fileName, problem);
    }
    if (end > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(end, Math.min(2 * this.#bytes.length, limitBytes)));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#bytes.write(text, this.#length);
    this.#ends.push(end);
    this.#length = end;
  }

  get(index: number): string | undefined {
    const end = this.#ends[index];
    if (end === undefined) return undefined;
    return unescapeText(this.#bytes.toString('utf8', this.#ends[index - 1] ?? 0, end));
  }
}
