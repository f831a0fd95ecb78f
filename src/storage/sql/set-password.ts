import type { Transaction } from 'kysely';
import { AccountNotFoundError } from '../../domain/access-errors.ts';
import type { Database } from './schema.ts';

/** Set a password anew and end all sessions. @throws {AccountNotFoundError} */
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
  await trx.deleteFrom('sessions').where('user_id', '=', userId).execute();
}
