import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { BackupInvalidError } from '../store-errors.ts';
import { type BackupHeader, backupFooter, backupHeader, backupMarker, backupRow } from './backup-format.ts';

/** The longest line has an answer, which the doors keep below a few megabytes. */
const maxLineLength = 64 * 1024 * 1024;

export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | {
      readonly kind: 'row';
      readonly table: string;
      readonly columns: readonly string[];
      readonly values: readonly unknown[];
    }
  | { readonly kind: 'end'; readonly sha256: string };

/**
 * Read a backup part by part; the last one comes only if all of it is as it was written.
 *
 * @throws {BackupInvalidError} if it is not.
 */
export async function* readBackup(from: Readable): AsyncGenerator<BackupPart, void> {
  const sha256 = createHash('sha256');
  const counts: Record<string, number> = {};
  let marker: z.infer<typeof backupMarker> | undefined;
  let number = 0;
  let isComplete = false;
  for await (const line of readLines(from)) {
    number++;
    if (isComplete) throw new BackupInvalidError(`Line ${number} of the backup comes after its end`);
    const value = parseLine(line, number);
    if (number === 1) yield { kind: 'header', header: check(backupHeader, value, number) };
    else if (Array.isArray(value)) {
      if (!marker) throw new BackupInvalidError(`Line ${number} of the backup is a row of no table`);
      counts[marker.table] = (counts[marker.table] ?? 0) + 1;
      yield { kind: 'row', ...marker, values: check(backupRow.length(marker.columns.length), value, number) };
    } else if (typeof value === 'object' && value !== null && 'sha256' in value) {
      const footer = check(backupFooter, value, number);
      const isCounted = Object.entries(footer.rows).every(([table, rows]) => rows === (counts[table] ?? 0));
      if (footer.sha256 !== sha256.digest('hex') || !isCounted) throw new BackupInvalidError('The backup was changed');
      isComplete = true;
      yield { kind: 'end', sha256: footer.sha256 };
    } else marker = check(backupMarker, value, number);
    if (!isComplete) sha256.update(`${line}\n`);
  }
  if (!isComplete) throw new BackupInvalidError('The backup is cut off');
}

function check<T>(schema: z.ZodType<T>, value: unknown, line: number): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new BackupInvalidError(`Line ${line} of the backup is not what belongs there`);
  return result.data;
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BackupInvalidError(`Line ${number} of the backup is not JSON`, { cause: error });
  }
}

/** Only a line feed ends a line: other ends of lines may be in texts. */
async function* readLines(from: Readable): AsyncGenerator<string, void> {
  let rest = '';
  for await (const text of readText(from)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxLineLength) throw new BackupInvalidError('The backup has a line that is too long');
    yield* lines;
  }
  if (rest !== '') throw new BackupInvalidError('The backup is cut off');
}

async function* readText(from: Readable): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const gunzip = createGunzip();
  from.once('error', (error) => gunzip.destroy(error));
  try {
    for await (const bytes of from.pipe(gunzip)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new BackupInvalidError('The backup is cut off, changed, or no gzip file', { cause: error });
  } finally {
    from.destroy();
  }
}

/** Of the compression or the encoding; what else fails is the reading itself. */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
