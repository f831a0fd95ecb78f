/** One line of a file, from 1. `bytes` is null where the line was longer than allowed: it was read over, not kept. */
export type RawLine = {
  readonly number: number;
  readonly bytes: Buffer | null;
  /** The line break behind it, needed where a line goes on in the next. */
  readonly lineBreak: '\n' | '\r\n' | '';
};

/** The bytes of \n and \r: in UTF-8 they are part of no other character. */
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Split a stream of bytes into lines, and keep at most `limitBytes` of any of them in memory.
 *
 * A line ends with \n or \r\n; what is behind the last line break is a line if there is anything.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<RawLine> {
  let number = 1;
  let line = new OpenLine(limitBytes);
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      line.add(chunk.subarray(from, end));
      yield { number, ...line.close('\n') };
      number += 1;
      line = new OpenLine(limitBytes);
      from = end + 1;
    }
    line.add(chunk.subarray(from));
  }
  if (line.size > 0) yield { number, ...line.close('') };
}

/** The pieces of a line that is still being read. */
class OpenLine {
  readonly #limitBytes: number;
  #pieces: Buffer[] = [];
  size = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  add(piece: Buffer): void {
    this.size += piece.length;
    if (this.size > this.#limitBytes) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  close(lineBreak: '\n' | ''): Pick<RawLine, 'bytes' | 'lineBreak'> {
    if (this.size > this.#limitBytes) return { bytes: null, lineBreak };
    const [only = Buffer.alloc(0), ...others] = this.#pieces;
    const bytes = others.length === 0 ? only : Buffer.concat(this.#pieces);
    if (lineBreak === '' || bytes.at(-1) !== carriageReturn) return { bytes, lineBreak };
    return { bytes: bytes.subarray(0, -1), lineBreak: '\r\n' };
  }
}
