import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { readRawLines } from './read-text-lines.ts';
import type { TableEncoding } from './table.ts';
import { TableUnreadableError } from './table-unreadable-error.ts';

const sampleBytes = 4096;

/**
 * Find out how the text of a file is encoded. A byte order mark decides; else the lines beyond ASCII vote.
 *
 * UTF-8 wins if at least half of these lines are valid in it: text in GB18030 hardly ever is, while much of UTF-8 passes as
 * GB18030, as gibberish. Else GB18030 wins if at least half are valid in it. The other lines are broken.
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
  if (await isMostly(file, isUtf8)) return 'utf-8';
  if (await isMostly(file, isGb18030)) return 'gb18030';
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

/** Are at least half of the lines valid that are not plain ASCII? Lines of more than 256 kB have no vote. */
async function isMostly(file: string, isValid: (bytes: Buffer) => boolean): Promise<boolean> {
  let all = 0;
  let valid = 0;
  for await (const { bytes } of readRawLines(file, 'utf-8')) {
    if (!bytes || isAscii(bytes)) continue;
    all += 1;
    if (isValid(bytes)) valid += 1;
  }
  return 2 * valid >= all;
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
