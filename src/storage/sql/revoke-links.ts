import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Take back the open links that somebody made, who may let nobody in any more, or those that could set somebody's password. Rows of
 * credentials are held before those of links, and these before those of sessions.
 *
 * @returns the ids of those taken back.
 */
export async function revokeLinks(
  trx: Transaction<Database>,
  whose: { readonly created_by: string } | { readonly user_id: string },
  at: string,
): Promise<readonly string[]> {
  const rows = await trx
    .updateTable('links')
    .set({ revoked_at: at })
    .where((expression) => expression.and(whose))
    .where('taken_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
