import type { Kysely, Transaction } from 'kysely';
import { AccountNotFoundError, InvitationNotFoundError } from '../../domain/access-errors.ts';
import { firstStart, type LinkStore, type NewLink } from '../link-store.ts';
import { CandidateNotFoundError } from '../store-errors.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { toLink } from './link-row.ts';
import { revokeLinks } from './revoke-links.ts';
import type { Database } from './schema.ts';
import { acceptInvitation, resetPassword } from './take-link.ts';

/** One-time links in a table. */
export function createLinkStore(db: Kysely<Database>, clock: Clock): LinkStore {
  return {
    create: (link) => db.transaction().execute((trx) => create(trx, link, clock)),
    async find(tokenHash) {
      const row = await db.selectFrom('links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
      return row && toLink(row);
    },
    async listInvitations(createdBy) {
      const all = db.selectFrom('links').selectAll().where('kind', '=', 'invitation').orderBy('id', 'desc');
      const rows = await (createdBy === undefined ? all : all.where('created_by', '=', createdBy)).execute();
      return rows.map(toLink);
    },
    revokeInvitation: (id, by, createdBy) =>
      db.transaction().execute((trx) => revokeInvitation(trx, { id, by, createdBy }, clock)),
    acceptInvitation: (tokenHash, account) =>
      db.transaction().execute((trx) => acceptInvitation(trx, tokenHash, account, clock)),
    resetPassword: (tokenHash, passwordHash) =>
      db.transaction().execute((trx) => resetPassword(trx, tokenHash, passwordHash, clock)),
  };
}

async function create(trx: Transaction<Database>, link: NewLink, { now, newId }: Clock) {
  const { kind, tokenHash, createdBy, expiresAt } = link;
  const about = kind === 'invitation' ? await aboutInvitation(trx, link) : await aboutAccount(trx, link.userId);
  const at = now();
  // Whoever finds one of an earlier start in an old log comes too late.
  if (createdBy === firstStart) await revokeLinks(trx, { created_by: firstStart }, at);
  const row = await trx
    .insertInto('links')
    .values({
      id: newId(),
      kind,
      token_hash: tokenHash,
      ...about,
      created_by: createdBy,
      created_at: at,
      expires_at: expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const { role, user_id: user } = about;
  const details = { by: createdBy, kind, role, ...(user === null ? {} : { user }) };
  await appendAudit(trx, { action: 'link-created', subject: row.id, details }, at);
  return toLink(row);
}

async function aboutInvitation(
  trx: Transaction<Database>,
  { role, email, answersOf }: Extract<NewLink, { readonly kind: 'invitation' }>,
) {
  const about = { role, email, user_id: null };
  if (answersOf === null) return { ...about, batch_id: null, candidate_id: null };
  const candidate = await trx
    .selectFrom('candidates')
    .select('candidates.id')
    .innerJoin('batch_items', 'batch_items.candidate_id', 'candidates.id')
    .where('candidates.external_id', '=', answersOf.candidateId)
    .where('batch_items.batch_id', '=', answersOf.batchId)
    // Of two who forget and invite a candidate at once, the second finds what the first did.
    .$if(isPostgres(trx), (query) => query.forKeyShare('candidates'))
    .executeTakeFirst();
  if (!candidate) throw new CandidateNotFoundError();
  return { ...about, batch_id: answersOf.batchId, candidate_id: candidate.id };
}

async function aboutAccount(trx: Transaction<Database>, userId: string) {
  const user = await trx.selectFrom('users').select(['role', 'email']).where('id', '=', userId).executeTakeFirst();
  if (!user) throw new AccountNotFoundError();
  return { ...user, user_id: userId, batch_id: null, candidate_id: null };
}

async function revokeInvitation(
  trx: Transaction<Database>,
  { id, by, createdBy }: { readonly id: string; readonly by: string; readonly createdBy: string | undefined },
  { now }: Clock,
): Promise<void> {
  const found = trx.selectFrom('links').select('id').where('id', '=', id).where('kind', '=', 'invitation');
  const link = await (createdBy === undefined ? found : found.where('created_by', '=', createdBy)).executeTakeFirst();
  if (!link) throw new InvitationNotFoundError();
  const at = now();
  const { numUpdatedRows } = await trx
    .updateTable('links')
    // The address was there for whoever takes it.
    .set({ revoked_at: at, email: null })
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await appendAudit(trx, { action: 'link-revoked', subject: id, details: { by } }, at);
}
