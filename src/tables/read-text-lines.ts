import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { type RawLine, splitLines } from './split-lines.ts';
import type { RowProblem, TableEncoding } from './table.ts';
import { lineLimitBytes, type TextLine } from './text-line.ts';

const byteOrderMark = '\ufeff';

/** In no encoding that lines are decoded from is this byte part of a text. */
const brokenByte = Buffer.of(0xff);

/**
 * Read a file as lines of text, without the byte order mark. A line that cannot be decoded, or is longer than 256 kB (in
 * UTF-16: would be in UTF-8), comes as an error in its place.
 *
 * @throws the signal's reason when it is aborted
 */
export async function* readTextLines(
  file: string,
  encoding: TableEncoding,
  signal?: AbortSignal,
): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8', { fatal: true, ignoreBOM: true });
  for await (const line of readRawLines(file, encoding, signal)) yield decode(decoder, line);
}

/** The lines in an encoding where the byte of a line feed is nothing else: UTF-16 comes as UTF-8. */
export function readRawLines(file: string, encoding: TableEncoding, signal?: AbortSignal): AsyncGenerator<RawLine> {
  const chunks = readChunks(file, signal);
  if (encoding === 'utf-8' || encoding === 'gb18030') return splitLines(chunks, lineLimitBytes);
  return splitLines(toUtf8(chunks, encoding === 'utf-16be'), lineLimitBytes);
}

async function* readChunks(file: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file)) {
    signal?.throwIfAborted();
    yield Buffer.from(chunk);
  }
}

function decode(decoder: TextDecoder, { number, bytes, lineBreak }: RawLine): TextLine {
  if (!bytes) return { number, lineBreak, error: tooLong };
  try {
    const text = decoder.decode(bytes);
    const isMarked = number === 1 && text.startsWith(byteOrderMark);
    return { number, lineBreak, text: isMarked ? text.slice(1) : text, sizeBytes: bytes.length };
  } catch {
    return { number, lineBreak, error: broken };
  }
}

const tooLong: RowProblem = { code: 'row-too-long', message: `The row is longer than ${lineLimitBytes / 1024} kB` };

const broken: RowProblem = {
  code: 'broken-encoding',
  message:
    'The line holds bytes that are no characters in the encoding of the file; save it as UTF-8 (in Excel: CSV UTF-8)',
};

/** Turn UTF-16 into UTF-8. What is no character becomes a byte that is none in UTF-8, so that only its line is lost. */
async function* toUtf8(chunks: AsyncIterable<Buffer>, isBigEndian: boolean): AsyncGenerator<Buffer> {
  const decoder = new StringDecoder('utf16le');
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const evenLength = bytes.length - (bytes.length % 2);
    rest = bytes.subarray(evenLength);
    const units = bytes.subarray(0, evenLength);
    yield encode(decoder.write(isBigEndian ? units.swap16() : units));
  }
  yield encode(decoder.end());
  if (rest.length > 0) yield brokenByte;
}

function encode(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text);
  const [first = '', ...others] = text.split(/\p{Surrogate}/u);
  return Buffer.concat([Buffer.from(first), ...others.flatMap((piece) => [brokenByte, Buffer.from(piece)])]);
}
