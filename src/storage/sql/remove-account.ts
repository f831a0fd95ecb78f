import type { Kysely, Transaction } from 'kysely';
import { AccountNotFoundError, LastOwnerError } from '../../domain/access-errors.ts';
import { appendAudit } from './append-audit.ts';
import { isPostgres } from './dialect.ts';
import { eraseAnswers, holdAnswers } from './erase-answers.ts';
import { freeReviews } from './free-reviews.ts';
import { holdOwners } from './hold-owners.ts';
import { overwriteErased } from './overwrite-erased.ts';
import { revokeLinks } from './revoke-links.ts';
import type { Database } from './schema.ts';

type Asked = { readonly by: string; readonly now: () => string };

/**
 * Remove an account and erase what its person typed.
 *
 * @throws {AccountNotFoundError} {LastOwnerError}
 * @throws {ErasureUnfinishedError} if it is done, and a reader keeps the freed bytes from being overwritten.
 */
export async function removeAccount(db: Kysely<Database>, id: string, asked: Asked): Promise<void> {
  await db.transaction().execute((trx) => remove(trx, id, asked));
  await overwriteErased(db);
}

async function remove(trx: Transaction<Database>, id: string, { by, now }: Asked): Promise<void> {
  if (await holdOwners(trx, id)) throw new LastOwnerError();
  const found = trx.selectFrom('users').select('id').where('id', '=', id);
  const user = await (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirst();
  if (!user) throw new AccountNotFoundError();
  await trx.deleteFrom('credentials').where('user_id', '=', id).execute();
  // A link for a new password goes; invitations stay as what happened, without the address, and let nobody in any more.
  await trx.deleteFrom('links').where('user_id', '=', id).execute();
  await trx.updateTable('links').set({ email: null }).where('taken_by', '=', id).execute();
  const links = await revokeLinks(trx, { created_by: id }, now());
  await trx.deleteFrom('sessions').where('user_id', '=', id).execute();
  await trx.deleteFrom('api_keys').where('user_id', '=', id).execute();
  await trx.deleteFrom('candidate_links').where('user_id', '=', id).execute();
  const reviews = await freeReviews(trx, id);
  await trx.deleteFrom('users').where('id', '=', id).execute();
  const answers = await holdAnswers(trx, { userId: id });
  const at = now();
  const { evaluations, head } = await eraseAnswers(trx, answers, at);
  const details = { by, evaluations, answers: answers.map((answer) => answer.id), links, reviews };
  await appendAudit(trx, { action: 'account-removed', subject: id, details }, at, head);
}
