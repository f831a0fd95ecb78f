import type { Transaction } from 'kysely';
import { isPostgres } from './dialect.ts';
import type { Database } from './schema.ts';

/**
 * Give back the reviews that wait for somebody who does none any more: nobody else could take what is assigned to them.
 *
 * @returns how many
 */
export async function freeReviews(trx: Transaction<Database>, userId: string): Promise<number> {
  const theirs = trx
    .selectFrom('review_tasks')
    .select('id')
    .where('status', '=', 'open')
    .where((where) => where.or([where('assignee_id', '=', userId), where('lock_holder', '=', userId)]))
    .orderBy('id');
  const held = await (isPostgres(trx) ? theirs.forUpdate() : theirs).execute();
  if (held.length === 0) return 0;
  const unlocked = { lock_holder: null, lock_until: null, lock_record_id: null };
  const open = trx.updateTable('review_tasks').where('status', '=', 'open');
  await open.set({ assignee_id: null }).where('assignee_id', '=', userId).execute();
  await open.set(unlocked).where('lock_holder', '=', userId).execute();
  return held.length;
}
