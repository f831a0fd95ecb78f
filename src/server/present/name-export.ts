import type { Batch } from '../../domain/batch.ts';
import type { ExportFormat } from '../../workflows/batch-services.ts';

/** What a file's name may not hold on one system or another, or what hides how it ends. */
const unusable = /[\p{C}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;

const maxNameLength = 100;

/**
 * Name the file of a batch's results as the header Content-Disposition (RFC 6266) writes it: in ASCII by the batch's id, in UTF-8 by
 * its name.
 *
 * @example
 * nameExport({ id: 'b1', name: '春招.csv', ... }, 'xlsx');
 * // attachment; filename="results-b1.xlsx"; filename*=UTF-8''%E6%98%A5%E6%8B%9B-results.xlsx
 */
export function nameExport({ id, name }: Pick<Batch, 'id' | 'name'>, format: ExportFormat): string {
  const stem = [...name.replace(/\.(csv|xlsx|ndjson)$/i, '').replace(unusable, '_')].slice(0, maxNameLength).join('');
  const plain = `results-${id.replace(/[^\w-]/g, '_')}.${format}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(`${stem}-results.${format}`)}`;
}

/** encodeURIComponent leaves four characters alone that RFC 8187 wants encoded; half a surrogate pair has no UTF-8. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
