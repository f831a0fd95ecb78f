import type { Readable } from 'node:stream';
import { FileError } from './file-error.ts';
import { readBytes } from './read-bytes.ts';

/** Far above the longest answer in any encoding. */
const limitBytes = 1024 * 1024;

/**
 * Read a text file, or stdin for `-`, as UTF-8. A byte order mark and the line break that ends the file are not part of the text.
 *
 * @throws {FileError} if it cannot be read, is not UTF-8 or is far too large.
 */
export async function readText(file: string, stdin: Readable): Promise<string> {
  const bytes = await readBytes(file, stdin, limitBytes, 'an answer');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new FileError(file === '-' ? 'stdin' : file, 'is not UTF-8; save it as UTF-8', { cause });
  }
}
