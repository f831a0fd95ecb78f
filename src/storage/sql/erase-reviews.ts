import type { Transaction } from 'kysely';
import { isPostgres } from './dialect.ts';
import { isOneOf } from './is-one-of.ts';
import { noLock } from './review-locks.ts';
import type { Database } from './schema.ts';

/**
 * Take away what people wrote about answers and quoted of them, and withdraw what still waits for a decision: numbers stay. The caller
 * holds the answers.
 */
export async function eraseReviews(trx: Transaction<Database>, answerIds: readonly string[]): Promise<void> {
  const areTheirs = isOneOf(trx, 'answer_id', answerIds);
  // In one order: others hold tasks of several answers too.
  if (isPostgres(trx)) {
    const open = trx.selectFrom('review_tasks').select('id').where(areTheirs).where('status', '=', 'open');
    await open.orderBy('id').forUpdate().execute();
  }
  await trx.updateTable('review_tasks').set({ note: null }).where(areTheirs).where('note', 'is not', null).execute();
  await trx
    .updateTable('review_tasks')
    .set({ status: 'withdrawn', ...noLock })
    .where(areTheirs)
    .where('status', '=', 'open')
    .execute();
  const reviews = trx.selectFrom('reviews').select('id').where(areTheirs);
  await trx.deleteFrom('review_texts').where('review_id', 'in', reviews).execute();
  const appeals = trx.selectFrom('appeals').select('id').where(areTheirs);
  await trx.deleteFrom('appeal_texts').where('appeal_id', 'in', appeals).execute();
}
