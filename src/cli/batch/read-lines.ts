import { splitLines } from '../../tables/split-lines.ts';
import { lineLimitBytes, type TextLine } from '../../tables/text-line.ts';
import type { BatchError } from '../../workflows/evaluate-batch.ts';
import { FileError } from '../file-error.ts';

/** U+FEFF in the encodings that a batch may come in by mistake or by right. */
const marks = { utf8: Buffer.of(0xef, 0xbb, 0xbf), utf16: [Buffer.of(0xff, 0xfe), Buffer.of(0xfe, 0xff)] };

/**
 * Read lines of UTF-8, with or without a byte order mark at the start. A line that cannot be read comes as an error in its place.
 *
 * @throws {FileError} if the file is UTF-16: no line of it could be read.
 */
export async function* readLines(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const { number, bytes, lineBreak } of splitLines(chunks, lineLimitBytes)) {
    if (number === 1 && bytes) refuseUtf16(name, bytes);
    yield { number, lineBreak, ...decode(decoder, number === 1 ? withoutMark(bytes) : bytes) };
  }
}

function decode(
  decoder: TextDecoder,
  bytes: Buffer | null,
): { text: string; sizeBytes: number } | { error: BatchError } {
  if (!bytes) return { error: { code: 'line-too-long', message: `The line is longer than ${lineLimitBytes} bytes` } };
  try {
    return { text: decoder.decode(bytes), sizeBytes: bytes.length };
  } catch {
    return {
      error: { code: 'invalid-utf8', message: 'The line is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)' },
    };
  }
}

function withoutMark(bytes: Buffer | null): Buffer | null {
  return bytes?.subarray(0, 3).equals(marks.utf8) ? bytes.subarray(3) : bytes;
}

function refuseUtf16(name: string, bytes: Buffer): void {
  if (marks.utf16.some((mark) => bytes.subarray(0, 2).equals(mark)))
    throw new FileError(name, 'is UTF-16; save it as UTF-8');
}
