import { setImmediate as turn } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { isPostgres } from './dialect.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/** Items removed by one statement; others get their turn after each. */
const itemsAtOnce = 1_000;

/**
 * Remove a batch that nothing of was evaluated: its items and answers, candidates who answered nothing else, reports and the
 * batch itself. The transaction has locked it.
 */
export async function removeImport(trx: Transaction<Database>, batchId: string): Promise<void> {
  while ((await removeItems(trx, batchId)) > 0) await turn();
  await trx.deleteFrom('batch_rejected_rows').where('batch_id', '=', batchId).execute();
  await trx.deleteFrom('batches').where('id', '=', batchId).execute();
}

/** Remove the next items of a batch. Returns how many. */
async function removeItems(trx: Transaction<Database>, batchId: string): Promise<number> {
  const next = trx
    .selectFrom('batch_items')
    .select('position')
    .where('batch_id', '=', batchId)
    .orderBy('position')
    .limit(itemsAtOnce);
  const removed = await trx
    .deleteFrom('batch_items')
    .where('batch_id', '=', batchId)
    .where('position', 'in', next)
    .returning(['answer_id', 'candidate_id'])
    .execute();
  const answerIds = removed.map((item) => item.answer_id);
  await trx
    .deleteFrom('answers')
    .where(isOneOf(trx, 'id', answerIds))
    .execute();
  await removeCandidates(trx, [...new Set(removed.map((item) => item.candidate_id))]);
  return removed.length;
}

/** Remove those of some candidates that have no answers. */
async function removeCandidates(trx: Transaction<Database>, candidateIds: readonly string[]): Promise<void> {
  const areSome = isOneOf(trx, 'candidates.id', candidateIds);
  // Another import may just be giving one of them an answer: wait for it, then look.
  if (isPostgres(trx)) {
    await trx.selectFrom('candidates').select('id').where(areSome).orderBy('external_id').forUpdate().execute();
  }
  await trx
    .deleteFrom('candidates')
    .where(areSome)
    .where(sql<boolean>`not exists (select 1 from answers where answers.candidate_id = candidates.id)`)
    .execute();
}
