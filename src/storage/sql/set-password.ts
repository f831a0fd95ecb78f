import type { Transaction } from 'kysely';
import { AccountNotFoundError } from '../../domain/access-errors.ts';
import { revokeLinks } from './revoke-links.ts';
import type { Database } from './schema.ts';

/** Set a password anew, end all sessions and take back what other links could set it with. @throws {AccountNotFoundError} */
export async function setPassword(
  trx: Transaction<Database>,
  userId: string,
  passwordHash: string,
  at: string,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('credentials')
    .set({ password: passwordHash, updated_at: at })
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AccountNotFoundError();
  await revokeLinks(trx, { user_id: userId }, at);
  await trx.deleteFrom('sessions').where('user_id', '=', userId).execute();
}
