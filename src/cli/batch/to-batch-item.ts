import { batchAnswerSchema, batchIdSchema } from '../../api/schemas.ts';
import { toFieldErrors } from '../../server/field-errors.ts';
import type { BatchItem } from '../../workflows/evaluate-batch.ts';

/** Check one record of a batch, whatever it was written in. */
export function toBatchItem(line: number, record: unknown): BatchItem {
  const result = batchAnswerSchema.safeParse(record);
  if (result.success) return { line, ...result.data };
  const message = toFieldErrors(result.error)
    .map(({ field, message: problem }) => (field === '' ? problem : `${field}: ${problem}`))
    .join('; ');
  const { id } = (typeof record === 'object' && record !== null ? record : {}) as { id?: unknown };
  return { line, id: batchIdSchema.safeParse(id).data ?? null, error: { code: 'input-invalid', message } };
}
