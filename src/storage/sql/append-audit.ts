import { hash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { AuditAction } from '../audit-log.ts';
import { isPostgres } from './dialect.ts';
import type { Database } from './schema.ts';

export type NewAuditEntry = {
  readonly action: AuditAction;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** End of the log: number and hash of the last entry; 0 and '' before the first. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/** Hold the end of the log until the transaction ends: everybody else who appends waits. */
export async function lockAuditHead(trx: Transaction<Database>): Promise<AuditHead> {
  const head = trx.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1);
  return await (isPostgres(trx) ? head.forUpdate() : head).executeTakeFirstOrThrow();
}

/**
 * Append an entry to the audit log. The last thing that a transaction does, because on PostgreSQL everybody else who appends waits
 * for its end.
 *
 * @param at time of the entry
 * @param head the end of the log, where lockAuditHead was called before
 * @returns the entry's number
 */
export async function appendAudit(
  trx: Transaction<Database>,
  { action, subject, details }: NewAuditEntry,
  at: string,
  head?: AuditHead,
): Promise<number> {
  const { seq: previousSeq, hash: previousHash } = head ?? (await lockAuditHead(trx));
  const entry = {
    seq: previousSeq + 1,
    at,
    action,
    subject,
    details: JSON.stringify(details),
    previous_hash: previousHash,
  };
  const entryHash = hashAuditEntry(entry);
  await trx
    .insertInto('audit_log')
    .values({ ...entry, hash: entryHash })
    .execute();
  await trx.updateTable('audit_head').set({ seq: entry.seq, hash: entryHash }).where('id', '=', 1).execute();
  return entry.seq;
}

/** SHA-256 over everything in an entry and the hash of the one before, 64 hex digits. */
export function hashAuditEntry(entry: Omit<Database['audit_log'], 'hash'>): string {
  const { seq, at, action, subject, details, previous_hash } = entry;
  return hash('sha256', JSON.stringify([seq, at, action, subject, details, previous_hash]));
}
