import type { Transaction } from 'kysely';
import { EmailTakenError, LinkUnusableError } from '../../domain/access-errors.ts';
import { InputInvalidError } from '../../domain/errors.ts';
import type { Account } from '../account-store.ts';
import { findLinkFault } from '../find-link-fault.ts';
import type { LinkKind, LinkStore } from '../link-store.ts';
import { accountColumns, toAccount } from './account-row.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { insertRows } from './insert-rows.ts';
import { toLink } from './link-row.ts';
import type { Database } from './schema.ts';
import { setPassword } from './set-password.ts';

/** Make the account that an invitation is for. @throws {LinkUnusableError} {InputInvalidError} {EmailTakenError} */
export async function acceptInvitation(
  trx: Transaction<Database>,
  tokenHash: string,
  { name, email, passwordHash }: Parameters<LinkStore['acceptInvitation']>[1],
  { now, newId }: Clock,
): Promise<Account> {
  await holdCandidate(trx, tokenHash);
  const at = now();
  const id = newId();
  const link = await take(trx, { tokenHash, kind: 'invitation', by: id, at });
  if (link.email !== null && link.email !== email)
    throw new InputInvalidError([{ field: 'email', message: 'is not the address that was invited' }]);
  const stamp = { created_at: at, updated_at: at };
  const user = { id, name, email, email_verified: 0, role: link.role, is_disabled: 0, ...stamp };
  const columns = ['id', 'name', 'email', 'email_verified', 'role', 'is_disabled', 'created_at', 'updated_at'] as const;
  if ((await insertRows(trx, 'users', columns, [user], { ignoreConflicts: true })) === 0) throw new EmailTakenError();
  const credential = { id: newId(), user_id: id, account_id: id, provider_id: 'credential', password: passwordHash };
  await trx
    .insertInto('credentials')
    .values({ ...credential, ...stamp })
    .execute();
  if (link.batch_id !== null && link.candidate_id !== null) {
    const tie = { user_id: id, batch_id: link.batch_id, candidate_id: link.candidate_id, created_at: at };
    await trx.insertInto('candidate_links').values(tie).execute();
  }
  const details = { link: link.id, role: link.role };
  await appendAudit(trx, { action: 'invitation-taken', subject: id, details }, at);
  return toAccount(user);
}

/** Set the password that a link is for. @throws {LinkUnusableError} */
export async function resetPassword(
  trx: Transaction<Database>,
  tokenHash: string,
  passwordHash: string,
  { now }: Clock,
): Promise<Account> {
  const at = now();
  await holdPassword(trx, tokenHash);
  const link = await take(trx, { tokenHash, kind: 'password-reset', by: null, at });
  const userId = link.user_id ?? '';
  const row = await trx.selectFrom('users').select(accountColumns).where('id', '=', userId).executeTakeFirst();
  if (!row) throw new LinkUnusableError('link-not-found');
  await setPassword(trx, userId, passwordHash, at);
  await appendAudit(trx, { action: 'password-reset', subject: userId, details: { link: link.id } }, at);
  return toAccount(row);
}

/** Hold the password that a link is for before the link itself, so that two links for one password do not wait for each other. */
async function holdPassword(trx: Transaction<Database>, tokenHash: string): Promise<void> {
  if (!isPostgres(trx)) return;
  const userId = trx.selectFrom('links').select('user_id').where('token_hash', '=', tokenHash);
  await trx.selectFrom('credentials').select('id').where('user_id', '=', userId).forUpdate().execute();
}

/** Keep the candidate whom an invitation is for from being forgotten meanwhile; whoever forgets one holds it before their links too. */
async function holdCandidate(trx: Transaction<Database>, tokenHash: string): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx
    .selectFrom('candidates')
    .innerJoin('links', 'links.candidate_id', 'candidates.id')
    .select('candidates.id')
    .where('links.token_hash', '=', tokenHash)
    .forKeyShare('candidates')
    .execute();
}

type Taking = {
  readonly tokenHash: string;
  readonly kind: LinkKind;
  /** Who has it from now on; null for whoever it was made for. */
  readonly by: string | null;
  readonly at: string;
};

/** Use a link up, if it is open: of several who try at once, one does. @throws {LinkUnusableError} */
async function take(trx: Transaction<Database>, { tokenHash, kind, by, at }: Taking) {
  const row = await trx
    .updateTable('links')
    .set((update) => ({ taken_at: at, taken_by: by ?? update.ref('user_id') }))
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('taken_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
  if (row) return row;
  const found = await trx.selectFrom('links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
  const isKind = found?.kind === kind;
  throw new LinkUnusableError((found && isKind && findLinkFault(toLink(found), at)) || 'link-not-found');
}
