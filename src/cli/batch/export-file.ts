import { open, rm, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BatchServices, ExportFormat } from '../../workflows/batch-services.ts';
import { toFileError } from '../file-error.ts';
import { UsageError } from '../usage-error.ts';
import { openOutput } from './batch-files.ts';

const formatByExtension: Readonly<Record<string, ExportFormat>> = {
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};

/** @throws {UsageError} if neither the flag nor the file's name tells. */
export function exportFormatOf(file: string, flag: ExportFormat | undefined): ExportFormat {
  const format = flag ?? (file === '-' ? 'ndjson' : formatByExtension[extname(file).toLowerCase()]);
  if (format) return format;
  throw new UsageError(
    `--output: "${file}" ends with none of .csv, .xlsx, .ndjson; name it so, or say --format with answer-eval batches export`,
  );
}

/** Make sure that a file can be written when the work is done; until then what is in it stays. @throws {FileError} */
export async function requireWritable(file: string): Promise<void> {
  if (file === '-') return;
  const stats = await stat(file).catch(() => undefined);
  // A pipe or a device would be opened for nobody.
  if (stats && !stats.isFile() && !stats.isDirectory()) return;
  try {
    await (await open(file, 'a')).close();
    if (!stats) await rm(file);
  } catch (cause) {
    throw toFileError(file, cause);
  }
}

/** Write a batch's results to a file, written anew, or to stdout for `-`. @throws {FileError} */
export async function exportToFile(
  batchId: string,
  file: string,
  format: ExportFormat,
  batches: Pick<BatchServices, 'getBatch' | 'exportResults'>,
  stdout: Writable,
): Promise<void> {
  // A mistyped id must not cost the file that is there.
  await batches.getBatch(batchId);
  const { name, stream, endsWithBatch } = await openOutput(file, stdout);
  try {
    if (endsWithBatch) return await batches.exportResults(batchId, format, stream);
    // stdout stays open: what is said later goes there too.
    const rows = new PassThrough();
    await Promise.all([batches.exportResults(batchId, format, rows), pipeline(rows, stream, { end: false })]);
  } catch (cause) {
    throw toFileError(name, cause);
  }
}
