import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { FileError, toFileError } from '../file-error.ts';
import { UsageError } from '../usage-error.ts';

export const batchFormats = ['ndjson', 'csv'] as const;

export type BatchFormat = (typeof batchFormats)[number];

export type BatchInput = {
  /** For messages. */
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer>;
  /** Unknown for stdin. */
  readonly sizeBytes: number | undefined;
  /** For an input that is not read to its end. */
  close(): void;
};

export type BatchOutput = { readonly name: string; readonly stream: Writable; readonly endsWithBatch: boolean };

const formatByExtension: Readonly<Record<string, BatchFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
};

/** @throws {UsageError} if neither the flag nor the file's name tells. */
export function formatOf(file: string, flag: BatchFormat | undefined): BatchFormat {
  const format = flag ?? (file === '-' ? 'ndjson' : formatByExtension[extname(file).toLowerCase()]);
  if (format) return format;
  throw new UsageError(
    `--input: "${file}" ends with none of .ndjson, .jsonl, .csv; say --format ${batchFormats.join('|')}, or --store for .xlsx`,
  );
}

/** @throws {FileError} if it is not there or may not be read. */
export async function openInput(file: string, stdin: Readable): Promise<BatchInput> {
  if (file === '-')
    return { name: 'stdin', chunks: readChunks('stdin', stdin), sizeBytes: undefined, close: () => undefined };
  try {
    const handle = await open(file);
    const stats = await handle.stat();
    const stream = createReadStream(file, { fd: handle });
    const close = (): void => void stream.destroy();
    if (stats.isDirectory()) {
      close();
      throw new FileError(file, 'is a folder, not a file');
    }
    const sizeBytes = stats.isFile() ? stats.size : undefined;
    return { name: file, chunks: readChunks(file, stream), sizeBytes, close };
  } catch (cause) {
    throw toFileError(file, cause);
  }
}

async function* readChunks(name: string, stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
  } catch (cause) {
    throw toFileError(name, cause);
  }
}

/** @throws {FileError} if it cannot be written. */
export async function openOutput(file: string, stdout: Writable): Promise<BatchOutput> {
  if (file === '-') return { name: 'stdout', stream: stdout, endsWithBatch: false };
  try {
    const handle = await open(file, 'w');
    return { name: file, stream: createWriteStream(file, { fd: handle }), endsWithBatch: true };
  } catch (cause) {
    throw toFileError(file, cause);
  }
}

/** @throws {UsageError} if both names lead to one file: writing would destroy what is still to be read. */
export async function refuseSameFile(input: string, output: string): Promise<void> {
  const [from, to] = await Promise.all([findStats(input), findStats(output)]);
  if (from?.isFile() && to && from.dev === to.dev && from.ino === to.ino) {
    throw new UsageError(`--output: "${output}" is the input itself; choose another file`);
  }
}

async function findStats(file: string): Promise<Stats | undefined> {
  return file === '-' ? undefined : stat(file).catch(() => undefined);
}
