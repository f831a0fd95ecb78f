import type { BatchErrorLine, BatchLine } from '../../api/schemas.ts';
import type { BatchOutcome } from '../../workflows/evaluate-batch.ts';

/** Every field, so that none is forgotten here. */
type BatchLineFields = Record<Exclude<keyof BatchLine, 'provenance'>, unknown> & { readonly provenance?: unknown };

/** Write an outcome as one line of NDJSON, by batchLineSchema or batchErrorLineSchema. */
export function formatOutcome(outcome: BatchOutcome): string {
  if ('error' in outcome) {
    const { line, id, error } = outcome;
    return `${JSON.stringify({ line, id, error } satisfies BatchErrorLine)}\n`;
  }
  const { id: evaluationId, ...evaluation } = outcome.evaluation;
  return `${JSON.stringify({ id: outcome.id, evaluationId, ...evaluation } satisfies BatchLineFields)}\n`;
}
