import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import type { Batch } from '../../domain/batch.ts';
import { EvaluationError } from '../../domain/errors.ts';
import type { StoredServices } from '../../open-stored-services.ts';
import { UploadInterruptedError, UploadTooLargeError } from '../../storage/upload-errors.ts';
import type { BatchServices, UploadPreview } from '../../workflows/batch-services.ts';
import type { CommandContext } from '../command.ts';
import { FileError } from '../file-error.ts';
import { openInput } from './batch-files.ts';
import { chooseMapping } from './choose-mapping.ts';
import { type BatchIdentity, findEarlierBatch } from './find-earlier-batch.ts';

export type ImportFlags = BatchIdentity & {
  readonly input: string;
  readonly format?: string | undefined;
  readonly again: boolean;
};

/** How many rejected rows are told one by one. */
const shownRejected = 10;

const megabyte = 1024 * 1024;

/**
 * Read a file, or stdin, into a new batch, or find the batch that was begun with the same bytes and flags.
 *
 * @throws {FileError} {TableUnreadableError} if it cannot be read.
 * @throws {UsageError} if the flags do not fit it, or an earlier batch of the same file.
 */
export async function importFile(
  flags: ImportFlags,
  { batches, bank }: StoredServices,
  context: CommandContext,
): Promise<Batch> {
  const preview = await upload(flags, batches, context);
  try {
    const earlier = flags.again ? undefined : findEarlierBatch(flags, preview, bank);
    if (earlier) context.note(describeEarlier(earlier));
    return earlier ?? (await importNew(flags, preview, batches, context));
  } finally {
    // It holds personal data. An import that came to its end has removed it already.
    await batches.discardUpload(preview.uploadId).catch(() => undefined);
  }
}

async function upload({ input, format }: ImportFlags, batches: BatchServices, context: CommandContext) {
  const { name, chunks, close } = await openInput(input, context.stdin);
  const extension = format ?? (input === '-' ? 'ndjson' : undefined);
  const fileName = input === '-' ? 'stdin' : basename(input);
  const isNamed = extension === undefined || extname(fileName).toLowerCase() === `.${extension}`;
  try {
    return await batches.uploadTable(Readable.from(chunks), isNamed ? fileName : `${fileName}.${extension}`);
  } catch (error) {
    if (error instanceof UploadInterruptedError && error.cause instanceof EvaluationError) throw error.cause;
    if (!(error instanceof UploadTooLargeError)) throw error;
    const limit = `${Math.floor(error.limitBytes / megabyte)} MB`;
    throw new FileError(name, `is larger than ${limit}; UPLOAD_LIMIT_MB sets the limit`, { cause: error });
  } finally {
    close();
  }
}

function describeEarlier({ id, status }: Batch): string {
  if (status === 'finished')
    return `This file is batch ${id} already, and finished; --again evaluates it as a new batch.`;
  return `This file is batch ${id} already, and not finished: the same batch goes on.`;
}

async function importNew(
  flags: ImportFlags,
  firstSheet: UploadPreview,
  batches: BatchServices,
  { note }: CommandContext,
): Promise<Batch> {
  const { sheet, name, engine } = flags;
  const { uploadId } = firstSheet;
  const preview = sheet === undefined ? firstSheet : await batches.previewUpload(uploadId, sheet);
  for (const { message } of preview.notes) note(message);
  const mapping = chooseMapping(flags, preview);
  const { batch } = await batches.importBatch({ uploadId, mapping, sheet, name, engine });
  note(`Batch ${batch.id}: ${batch.counts.items} answers, ${batch.counts.rejectedRows} rejected rows.`);
  for (const { row, message } of await batches.listRejected(batch.id, { limit: shownRejected })) {
    note(`  row ${row}: ${message}`);
  }
  if (batch.counts.rejectedRows > shownRejected) note(`  all of them: answer-eval batches rejected ${batch.id}`);
  return batch;
}
