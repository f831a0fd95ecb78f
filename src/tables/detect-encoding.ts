import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { readRawLines } from './read-text-lines.ts';
import type { TableEncoding } from './table.ts';
import { TableUnreadableError } from './table-unreadable-error.ts';

const sampleBytes = 4096;

/**
 * Find out how the text of a file is encoded. A byte order mark decides; else the lines beyond ASCII vote.
 *
 * UTF-8 wins where all of these lines are valid in it: text in GB18030 hardly ever is. GB18030 wins where all are valid in it
 * and at most half in UTF-8: a text in UTF-8 with a few broken bytes may pass as GB18030 by accident. Otherwise the file is
 * in one of them with broken lines: UTF-8 if at least half of the lines are valid, else GB18030 if at least half are.
 *
 * @param fileName for messages
 * @throws {TableUnreadableError} `table-encoding-broken` if it is none of these, or no text at all
 */
export async function detectEncoding(file: string, fileName: string): Promise<TableEncoding> {
  const sample = await readSample(file);
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample.includes(0)) {
    const advice = 'if it is an Excel workbook, its name must end with .xlsx; else save it as UTF-8';
    throw new TableUnreadableError('table-encoding-broken', fileName, `is not a text file; ${advice}`);
  }
  const utf8 = await countLines(file, isUtf8);
  if (utf8.valid === utf8.all) return 'utf-8';
  const gb18030 = await countLines(file, isGb18030);
  if (gb18030.valid === gb18030.all && 2 * utf8.valid <= utf8.all) return 'gb18030';
  if (2 * utf8.valid >= utf8.all) return 'utf-8';
  if (2 * gb18030.valid >= gb18030.all) return 'gb18030';
  const advice = 'save it as UTF-8 (in Excel: CSV UTF-8)';
  throw new TableUnreadableError('table-encoding-broken', fileName, `is neither UTF-8 nor GB18030; ${advice}`);
}

async function readSample(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Count the lines that are not plain ASCII; lines of more than 256 kB have no vote. */
async function countLines(
  file: string,
  isValid: (bytes: Buffer) => boolean,
): Promise<{ readonly all: number; readonly valid: number }> {
  let all = 0;
  let valid = 0;
  for await (const { bytes } of readRawLines(file, 'utf-8')) {
    if (!bytes || isAscii(bytes)) continue;
    all += 1;
    if (isValid(bytes)) valid += 1;
  }
  return { all, valid };
}

const gb18030Decoder = new TextDecoder('gb18030', { fatal: true });

function isGb18030(bytes: Buffer): boolean {
  try {
    gb18030Decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
