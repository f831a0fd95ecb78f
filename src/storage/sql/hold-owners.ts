import type { Transaction } from 'kysely';
import { isPostgres } from './dialect.ts';
import type { Database } from './schema.ts';

/**
 * Hold the owners who may sign in until the transaction ends, so that no two of them are taken away at once.
 *
 * @returns whether somebody is the last of them.
 */
export async function holdOwners(trx: Transaction<Database>, id: string): Promise<boolean> {
  const owners = await trx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'owner')
    .where('is_disabled', '=', 0)
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .execute();
  return owners.length === 1 && owners[0]?.id === id;
}
