import { EvaluationError } from '../domain/errors.ts';
import type { Upload, UploadStore } from '../storage/upload-store.ts';
import { openTable } from '../tables/open-table.ts';
import type { Table } from '../tables/table.ts';

/**
 * Open the table of an upload. What its rows fail with later goes through orNotFound too.
 *
 * @throws {TableUnreadableError}
 * @throws {UploadNotFoundError} if somebody else has removed it since it was found.
 */
export async function openUpload(
  { id, path, fileName }: Upload,
  sheet: string | undefined,
  uploads: Pick<UploadStore, 'get'>,
): Promise<Table> {
  try {
    return await openTable(path, { fileName, ...(sheet === undefined ? {} : { sheet }) });
  } catch (error) {
    throw await orNotFound(error, id, uploads);
  }
}

/** A failure to read an upload, or that it is gone: a file that somebody else imported or discarded fails in many ways. */
export async function orNotFound(
  error: unknown,
  uploadId: string,
  uploads: Pick<UploadStore, 'get'>,
): Promise<unknown> {
  if (error instanceof EvaluationError) return error;
  return await uploads.get(uploadId).then(
    () => error,
    (gone: unknown) => gone,
  );
}
