import type { Kysely, Transaction } from 'kysely';
import { AccountNotFoundError, LastOwnerError } from '../../domain/access-errors.ts';
import type { AccountStore } from '../account-store.ts';
import { accountColumns, toAccount } from './account-row.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { freeReviews } from './free-reviews.ts';
import { holdOwners } from './hold-owners.ts';
import { isOneOf } from './is-one-of.ts';
import { removeAccount } from './remove-account.ts';
import { revokeLinks } from './revoke-links.ts';
import type { Database } from './schema.ts';
import { setPassword } from './set-password.ts';

/** Accounts in tables. */
export function createAccountStore(db: Kysely<Database>, clock: Clock): AccountStore {
  const accounts = db.selectFrom('users').select(accountColumns);
  const canSignIn = accounts.where('is_disabled', '=', 0);
  return {
    list: async () => (await accounts.orderBy('created_at').orderBy('id').execute()).map(toAccount),
    async find(id) {
      const row = await accounts.where('id', '=', id).executeTakeFirst();
      return row && toAccount(row);
    },
    hasOwner: async () => (await canSignIn.where('role', '=', 'owner').limit(1).execute()).length > 0,
    change: (id, changes, by) => db.transaction().execute((trx) => change(trx, id, changes, { by, ...clock })),
    remove: (id, by) => removeAccount(db, id, { by, ...clock }),
    async findPasswordHash(whose) {
      const [column, value] = 'id' in whose ? (['users.id', whose.id] as const) : (['email', whose.email] as const);
      const row = await db
        .selectFrom('credentials')
        .innerJoin('users', 'users.id', 'credentials.user_id')
        .select('password')
        .where(column, '=', value)
        .executeTakeFirst();
      return row?.password ?? undefined;
    },
    setPassword: (id, passwordHash) =>
      db.transaction().execute(async (trx) => {
        const at = clock.now();
        await setPassword(trx, id, passwordHash, at);
        await appendAudit(trx, { action: 'password-changed', subject: id, details: { by: id } }, at);
      }),
    async namesOf(ids) {
      const rows = await db
        .selectFrom('users')
        .select(['id', 'name'])
        .where(isOneOf(db, 'id', ids))
        .execute();
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    async listReviewers() {
      const rows = await canSignIn
        .where('role', 'in', ['owner', 'interviewer'])
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(({ id, name }) => ({ id, name }));
    },
  };
}

async function change(
  trx: Transaction<Database>,
  id: string,
  { role, isDisabled }: Parameters<AccountStore['change']>[1],
  { by, now }: { readonly by: string; readonly now: () => string },
) {
  const isLastOwner = await holdOwners(trx, id);
  if (isLastOwner && (isDisabled === true || (role !== undefined && role !== 'owner'))) throw new LastOwnerError();
  const at = now();
  const row = await trx
    .updateTable('users')
    .set({
      updated_at: at,
      ...(role === undefined ? {} : { role }),
      ...(isDisabled === undefined ? {} : { is_disabled: isDisabled ? 1 : 0 }),
    })
    .where('id', '=', id)
    .returning(accountColumns)
    .executeTakeFirst();
  if (!row) throw new AccountNotFoundError();
  const links = isDisabled === true || row.role !== 'owner' ? await revokeLinks(trx, { created_by: id }, at) : [];
  if (isDisabled === true) {
    await trx.deleteFrom('sessions').where('user_id', '=', id).execute();
    await trx
      .updateTable('api_keys')
      .set({ revoked_at: at })
      .where('user_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  }
  const reviews = isDisabled === true || row.role === 'candidate' ? await freeReviews(trx, id) : 0;
  const details = {
    by,
    ...(role === undefined ? {} : { role }),
    ...(isDisabled === undefined ? {} : { isDisabled }),
    links,
    reviews,
  };
  await appendAudit(trx, { action: 'account-changed', subject: id, details }, at);
  return toAccount(row);
}
