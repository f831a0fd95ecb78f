import type { Readable } from 'node:stream';
import { type Actor, personIdOf, visibleOwner } from '../domain/actor.ts';
import type { Question } from '../domain/question-bank.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import type { Upload, UploadStore } from '../storage/upload-store.ts';
import { recogniseColumns } from '../tables/recognise-columns.ts';
import type { Table, TableRow } from '../tables/table.ts';
import type { UploadPreview } from './batch-services.ts';
import { openUpload, orNotFound } from './open-upload.ts';
import { numberQuestions } from './read-batch-rows.ts';

/** Rows that a person looks at to see whether the columns are right. */
const shownRows = 5;

/** Rows from which the columns' meaning is guessed. */
const sampledRows = 50;

/** Longer cells are cut where they are shown. */
const shownCellLength = 200;

export type UploadParts = {
  readonly uploads: UploadStore;
  readonly batches: Pick<BatchStore, 'findBySource'>;
  readonly questions: readonly Question[];
  /** Who sends or sees it. */
  readonly actor: Actor;
};

/**
 * Take in a file and show how it would be read. A file that holds no table is refused and not kept.
 *
 * @throws {TableUnreadableError} and the errors of UploadStore.save
 */
export async function uploadTable(source: Readable, fileName: string, parts: UploadParts): Promise<UploadPreview> {
  const upload = await parts.uploads.save(source, fileName, personIdOf(parts.actor));
  try {
    return await previewUpload(upload, undefined, parts);
  } catch (error) {
    await parts.uploads.remove(upload.id);
    throw error;
  }
}

/** Show how an upload would be read. @throws {TableUnreadableError} {UploadNotFoundError} */
export async function previewUpload(
  upload: Upload,
  sheet: string | undefined,
  { uploads, batches, questions, actor }: UploadParts,
): Promise<UploadPreview> {
  const { id, fileName, sizeBytes, sha256 } = upload;
  const table = await openUpload(upload, sheet, uploads);
  const rows = await readSample(table).catch(async (error: unknown) => {
    throw await orNotFound(error, id, uploads);
  });
  const readable = rows.flatMap((row) => ('cells' in row ? [row.cells] : []));
  const { mapping, notes } = recogniseColumns(table.columns, readable, numberQuestions(questions));
  const { format, encoding, columns, sheets } = table;
  return {
    uploadId: id,
    fileName,
    sizeBytes,
    sha256,
    format,
    encoding,
    sheet: table.sheet,
    sheets,
    columns,
    sampleRows: rows.slice(0, shownRows).map(showRow),
    suggestedMapping: mapping,
    notes,
    sameFile: await batches.findBySource(sha256, visibleOwner(actor)),
  };
}

async function readSample(table: Table): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) {
    rows.push(row);
    if (rows.length === sampledRows) break;
  }
  return rows;
}

function showRow(row: TableRow): UploadPreview['sampleRows'][number] {
  if ('problem' in row) {
    const { code, column = null, message } = row.problem;
    return { row: row.row, cells: null, problem: { code, column, message } };
  }
  const cells = row.cells.map((cell) =>
    cell.length > shownCellLength ? `${cell.slice(0, shownCellLength).toWellFormed()}…` : cell,
  );
  return { row: row.row, cells, problem: null };
}
