import { sql, type Transaction } from 'kysely';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/** Find the items of which answers were evaluated, by answer, and hold their batches until the transaction ends. */
export async function holdBatchesOf(
  trx: Transaction<Database>,
  answerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly batchId: string; readonly position: number }>> {
  const rows = await trx
    .selectFrom('evaluations')
    .select(['answer_id', 'batch_id', 'position'])
    .where(isOneOf(trx, 'answer_id', answerIds))
    .where('batch_id', 'is not', null)
    .execute();
  const items = new Map(
    rows.flatMap(({ answer_id, batch_id: batchId, position }) =>
      batchId === null || position === null ? [] : [[answer_id, { batchId, position }]],
    ),
  );
  if (isPostgres(trx)) {
    const batchIds = new Set([...items.values()].map(({ batchId }) => batchId));
    const isHeld = isOneOf(trx, 'id', [...batchIds]);
    await trx.selectFrom('batches').select('id').where(isHeld).orderBy('id').forNoKeyUpdate().execute();
  }
  return items;
}

/** Add to the counts of answers that a person should look at; below 0 takes away. */
export async function shiftReviews(
  trx: Transaction<Database>,
  shifts: readonly { readonly batchId: string; readonly shift: number }[],
  { now }: Clock,
): Promise<void> {
  for (const [batchId, ofBatch] of Map.groupBy(shifts, (it) => it.batchId)) {
    const shift = ofBatch.reduce((sum, it) => sum + it.shift, 0);
    if (shift === 0) continue;
    const change = { needs_review: sql<number>`needs_review + ${shift}`, updated_at: now() };
    await trx.updateTable('batches').set(change).where('id', '=', batchId).execute();
  }
}
