import { sql, type Transaction } from 'kysely';
import type { BatchRow } from './batch-row.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/**
 * Fail the pending items of candidates whose answers are being erased.
 *
 * @param candidateIds of the table of candidates, not as callers name them
 * @returns the batches that were counted down, to be settled: for some that was the last of their work. That appends to the audit log, so
 *   it comes after everything else is held, as whoever evaluates holds answers before the end of the log.
 */
export async function failErasedItems(
  trx: Transaction<Database>,
  candidateIds: readonly string[],
  clock: Clock,
): Promise<readonly BatchRow[]> {
  const isTheirs = isOneOf(trx, 'candidate_id', candidateIds);
  const pending = await trx
    .selectFrom('batch_items')
    .select('batch_id')
    .where(isTheirs)
    .where('status', '=', 'pending')
    .orderBy('batch_id')
    .orderBy('position')
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .execute();
  if (pending.length === 0) return [];
  await trx
    .updateTable('batch_items')
    .set({
      status: 'failed',
      error_code: 'answer-erased',
      error_message: 'The answer was erased before it was evaluated',
    })
    .where(isTheirs)
    .where('status', '=', 'pending')
    .execute();
  const rows: BatchRow[] = [];
  for (const [batchId, items] of Map.groupBy(pending, (item) => item.batch_id)) {
    const row = await trx
      .updateTable('batches')
      .set({ failed: sql`failed + ${items.length}`, updated_at: clock.now() })
      .where('id', '=', batchId)
      .returningAll()
      .executeTakeFirstOrThrow();
    rows.push(row);
  }
  return rows;
}
