import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { FileError, toFileError } from './file-error.ts';

/**
 * Read a file, or stdin for `-`. A wrong file is refused before it fills the memory.
 *
 * @param limitBytes size that is still read
 * @param purpose what it would be too large for, for the message: "an answer"
 * @throws {FileError} if it cannot be read or is larger.
 */
export async function readBytes(
  file: string,
  stdin: Readable,
  limitBytes: number,
  purpose: string,
): Promise<Uint8Array> {
  const name = file === '-' ? 'stdin' : file;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? stdin : createReadStream(file)) {
      size += chunk.length;
      if (size > limitBytes) throw new FileError(name, `is larger than ${limitBytes} bytes, too large for ${purpose}`);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw toFileError(name, cause);
  }
  return Buffer.concat(chunks);
}
