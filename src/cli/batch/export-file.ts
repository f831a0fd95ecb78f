import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type BatchServices, type ExportFormat, exportFormats } from '../../workflows/batch-services.ts';
import { toFileError } from '../file-error.ts';
import { UsageError } from '../usage-error.ts';

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
    `--output: "${file}" ends with none of .csv, .xlsx, .ndjson; say --format ${exportFormats.join('|')}`,
  );
}

/** Write a batch's results to a file, written anew, or to stdout for `-`. @throws {FileError} */
export async function exportToFile(
  batchId: string,
  file: string,
  flag: ExportFormat | undefined,
  batches: Pick<BatchServices, 'exportResults'>,
  stdout: Writable,
): Promise<void> {
  const format = exportFormatOf(file, flag);
  try {
    if (file !== '-') return await batches.exportResults(batchId, format, createWriteStream(file));
    // stdout stays open: what is said later goes there too.
    const rows = new PassThrough();
    await Promise.all([batches.exportResults(batchId, format, rows), pipeline(rows, stdout, { end: false })]);
  } catch (cause) {
    throw toFileError(file === '-' ? 'stdout' : file, cause);
  }
}
