import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { FileError, toFileError } from './file-error.ts';

/** Far above the longest answer in any encoding: a wrong file is refused before it fills the memory. */
const limitBytes = 1024 * 1024;

/**
 * Read a text file, or stdin for `-`, as UTF-8. A byte order mark and the line break that ends the file are not part of the text.
 *
 * @throws {FileError} if it cannot be read, is not UTF-8 or is far too large.
 */
export async function readText(file: string, stdin: Readable): Promise<string> {
  const name = file === '-' ? 'stdin' : file;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? stdin : createReadStream(file)) {
      size += chunk.length;
      if (size > limitBytes) throw new FileError(name, `is larger than ${limitBytes} bytes, too large for an answer`);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw toFileError(name, cause);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new FileError(name, 'is not UTF-8; save it as UTF-8', { cause });
  }
}
