import type { AuditAction, AuditLog } from '../audit-log.ts';
import type { SqlDatabase } from './sql-database.ts';
import { verifyStore } from './verify-store.ts';

/** The audit log in its table. */
export function createAuditLog({ db, readSnapshot }: SqlDatabase): AuditLog {
  return {
    async list({ after = 0, limit }) {
      const rows = await db
        .selectFrom('audit_log')
        .selectAll()
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(({ seq, at, action, subject, details, hash }) => ({
        seq,
        at,
        action: action as AuditAction, // only appendAudit writes here
        subject,
        details: JSON.parse(details),
        hash,
      }));
    },
    verify: (anchor) => readSnapshot((trx) => verifyStore(trx, anchor)),
  };
}
