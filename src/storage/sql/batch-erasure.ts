import { sql, type Transaction } from 'kysely';
import { settleBatch } from './batch-settling.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/**
 * Fail the pending items of candidates whose answers are being erased, and finish or pause batches for which that was the last
 * of their work. Appends to the audit log only for those.
 *
 * @param candidateIds of the table of candidates, not as callers name them
 */
export async function failErasedItems(
  trx: Transaction<Database>,
  candidateIds: readonly string[],
  clock: Clock,
): Promise<void> {
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
  if (pending.length === 0) return;
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
  for (const [batchId, items] of Map.groupBy(pending, (item) => item.batch_id)) {
    const row = await trx
      .updateTable('batches')
      .set({ failed: sql`failed + ${items.length}`, updated_at: clock.now() })
      .where('id', '=', batchId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await settleBatch(trx, row, clock);
  }
}
