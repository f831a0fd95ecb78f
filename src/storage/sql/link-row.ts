import type { Selectable } from 'kysely';
import type { Role } from '../../domain/actor.ts';
import type { Link, LinkKind } from '../link-store.ts';
import type { Database } from './schema.ts';

/** Read a link from its row. */
export function toLink(row: Selectable<Database['links']>): Link {
  return {
    id: row.id,
    kind: row.kind as LinkKind,
    role: row.role as Role,
    email: row.email,
    userId: row.user_id,
    batchId: row.batch_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    takenAt: row.taken_at,
    revokedAt: row.revoked_at,
  };
}
