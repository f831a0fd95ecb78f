import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { commandLineActor, personIdOf } from '../domain/actor.ts';
import type { Batch, RejectedRow, RejectionCode } from '../domain/batch.ts';
import { EvaluationError } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { BatchStore, DuplicateItem, NewItem } from '../storage/batch-store.ts';
import { BatchStateError, IdempotencyConflictError } from '../storage/store-errors.ts';
import { UploadNotFoundError } from '../storage/upload-errors.ts';
import type { UploadStore } from '../storage/upload-store.ts';
import type { Table } from '../tables/table.ts';
import type { ImportRequest } from './batch-services.ts';
import { getOwnUpload } from './get-own-upload.ts';
import { openUpload, orNotFound } from './open-upload.ts';
import { createRowReader, type RowReader } from './read-batch-rows.ts';

/** Answers or reports written in one transaction: it takes about ten milliseconds, then others get their turn. */
const rowsAtOnce = 500;

/** No row of the file gave an answer; the first reports say why. */
export class BatchEmptyError extends EvaluationError {
  readonly code = 'batch-empty';
  readonly rejected: readonly RejectedRow[];

  constructor(fileName: string, rejected: readonly RejectedRow[]) {
    const reasons = rejected.map(({ row, message }) => `row ${row}: ${message}`);
    super(`${fileName}: no row gave an answer${reasons.length > 0 ? `; ${reasons.join('; ')}` : ''}`);
    this.rejected = rejected;
  }
}

export type ImportParts = {
  readonly uploads: UploadStore;
  readonly batches: BatchStore;
  readonly bank: QuestionBank;
  /** Told the answers of a large file while the rest of it is read, before they are stored; left out where nothing can be made of that. */
  readonly prepare?: ((batchId: string, items: readonly NewItem[]) => void) | undefined;
};

/**
 * Read an upload into a new batch that is ready to start. The upload is removed then.
 *
 * Rows that give no answer are reported with their reason and the others go on. If the file cannot be read to its end, or gives
 * no answer at all, nothing of the batch stays.
 *
 * @throws {UploadNotFoundError} {TableUnreadableError} {InputInvalidError} {BatchEmptyError} {IdempotencyConflictError}
 */
export async function importBatch(
  request: ImportRequest,
  parts: ImportParts,
): Promise<{ readonly batch: Batch; readonly isNew: boolean }> {
  const known = await findKnown(request, parts.batches);
  if (known) return { batch: known, isNew: false };
  try {
    return { batch: await importNew(request, parts), isNew: true };
  } catch (error) {
    // The same request may have come at the same time: whoever was first has the key, or the upload removed already.
    const isLate = error instanceof IdempotencyConflictError || error instanceof UploadNotFoundError;
    const first = isLate ? await findKnown(request, parts.batches) : undefined;
    if (!first) throw error;
    return { batch: first, isNew: false };
  }
}

async function importNew(request: ImportRequest, { uploads, batches, bank, prepare }: ImportParts): Promise<Batch> {
  const { uploadId, mapping, sheet, name, engine = 'auto', actor = commandLineActor } = request;
  const key = keyOf(request);
  const upload = await getOwnUpload(uploadId, actor, uploads);
  const { fileName, sizeBytes, sha256 } = upload;
  const table = await openUpload(upload, sheet, uploads);
  const readRow = createRowReader(table, mapping, bank.questions);
  const { format, encoding } = table;
  const { id } = await batches.create({
    name: name ?? fileName,
    bank: { id: bank.id, version: bank.version },
    engine,
    source: { fileName, sha256, sizeBytes, format, encoding, sheet: table.sheet },
    mapping,
    ownerId: personIdOf(actor),
    idempotency: key === undefined ? null : { key, requestHash: hashRequest(request) },
  });
  try {
    const { items, firstRejected } = await addAllRows(id, table, readRow, { batches, prepare });
    if (items === 0) throw new BatchEmptyError(fileName, firstRejected);
    const batch = await batches.finishImport(id);
    await uploads.remove(uploadId);
    return batch;
  } catch (error) {
    // The failure that led here is the one to tell. What cannot be removed now is removed as a stale import.
    await batches.abandonImport(id).catch(() => undefined);
    throw await orNotFound(error, uploadId, uploads);
  }
}

async function findKnown(request: ImportRequest, batches: BatchStore): Promise<Batch | undefined> {
  const key = keyOf(request);
  const known = key === undefined ? undefined : await batches.findByIdempotencyKey(key);
  if (!known) return undefined;
  if (known.requestHash !== hashRequest(request)) throw new IdempotencyConflictError();
  if (known.batch.status === 'importing') throw new BatchStateError('imported once more', known.batch.status);
  return known.batch;
}

/** Everybody has keys of their own: who chooses one that somebody else has chosen must not get the other's batch. */
function keyOf({ idempotencyKey, actor = commandLineActor }: ImportRequest): string | undefined {
  const personId = personIdOf(actor);
  return idempotencyKey === undefined || personId === null ? idempotencyKey : `${personId} ${idempotencyKey}`;
}

/** The same request has the same hash; the key itself is no part of it. */
function hashRequest({ uploadId, mapping, sheet, name, engine }: ImportRequest): string {
  const content = JSON.stringify([uploadId, mapping, sheet ?? null, name ?? null, engine ?? null]);
  return createHash('sha256').update(content).digest('hex');
}

/** How many of the first reports an empty batch is explained with. */
const explainedRows = 3;

async function addAllRows(
  batchId: string,
  table: Table,
  readRow: RowReader,
  { batches, prepare }: Pick<ImportParts, 'batches' | 'prepare'>,
) {
  const pending = { items: [] as NewItem[], rejected: [] as RejectedRow[], blankCells: 0 };
  const firstRejected: RejectedRow[] = [];
  let position = 0;
  let items = 0;
  const flush = async (): Promise<void> => {
    const chunk = { items: pending.items, rejected: pending.rejected, blankCells: pending.blankCells };
    firstRejected.push(...chunk.rejected.slice(0, explainedRows - firstRejected.length));
    const duplicates = await batches.addRows(batchId, chunk);
    items += chunk.items.length - duplicates.length;
    Object.assign(pending, { items: [], rejected: duplicates.map(toRejectedRow), blankCells: 0 });
    await turn();
  };
  for await (const row of table.rows()) {
    const read = readRow(row);
    for (const item of read.items) {
      pending.items.push({ position, ...item });
      position += 1;
    }
    pending.rejected.push(...read.rejected);
    pending.blankCells += read.blankCells;
    if (pending.items.length + pending.rejected.length < rowsAtOnce) continue;
    prepare?.(batchId, pending.items);
    await flush();
  }
  while (pending.items.length + pending.rejected.length + pending.blankCells > 0) await flush();
  return { items, firstRejected };
}

function toRejectedRow({ row, firstRow, isSameAnswer }: DuplicateItem): RejectedRow {
  const code: RejectionCode = isSameAnswer ? 'duplicate-row' : 'second-answer';
  const answer = isSameAnswer ? 'the same answer' : 'another answer, and the first one counts';
  return {
    row,
    code,
    column: null,
    otherRow: firstRow,
    message: `the candidate has answered this question in row ${firstRow} already, with ${answer}`,
  };
}
