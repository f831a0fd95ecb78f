import { UploadInterruptedError, UploadTooLargeError } from '../../src/storage/upload-errors.ts';
import { TableUnreadableError } from '../../src/tables/table-unreadable-error.ts';
import type { BatchServices } from '../../src/workflows/batch-services.ts';
import type { FakeMemory } from './fake-batch-memory.ts';

/** Bytes from which the fake finds a file too large. */
export const fakeUploadLimit = 1_000_000;

/** Takes in files of commas and line breaks; an empty one is no table, and none has sheets. */
export function fakeUploads({
  kept,
  held,
  getUpload,
}: FakeMemory): Pick<BatchServices, 'uploadTable' | 'previewUpload' | 'discardUpload'> {
  const previewUpload: BatchServices['previewUpload'] = async (uploadId, sheet) => {
    const { fileName, lines, sizeBytes } = getUpload(uploadId);
    if (sheet !== undefined) throw new TableUnreadableError('table-sheet-unknown', fileName, 'has no such sheet');
    const [header = '', ...rows] = lines;
    return {
      ...{ uploadId, fileName, sizeBytes, sha256: 'a'.repeat(64), format: 'csv', encoding: 'utf-8' },
      ...{ sheet: null, sheets: [], columns: header.split(','), suggestedMapping: null, notes: [] },
      sampleRows: rows.slice(0, 2).map((line, index) => ({ row: index + 2, cells: line.split(','), problem: null })),
      sameFile: [...held.values()].map(({ batch }) => batch),
    };
  };
  return {
    async uploadTable(source, fileName) {
      const text = await readText(source);
      if (text === '') throw new TableUnreadableError('table-empty', fileName, 'holds no row');
      const uploadId = `u${kept.size + 1}`;
      kept.set(uploadId, { fileName, lines: text.trimEnd().split('\n'), sizeBytes: Buffer.byteLength(text) });
      return previewUpload(uploadId);
    },
    previewUpload,
    async discardUpload(uploadId) {
      getUpload(uploadId);
      kept.delete(uploadId);
    },
  };
}

async function readText(source: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > fakeUploadLimit) throw new UploadTooLargeError(fakeUploadLimit);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof UploadTooLargeError ? error : new UploadInterruptedError({ cause: error });
  }
  return Buffer.concat(chunks).toString();
}
