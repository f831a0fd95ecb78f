import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { ApiKeyNotFoundError } from '../../domain/access-errors.ts';
import type { Role } from '../../domain/actor.ts';
import type { ApiKey, ApiKeyStore, NewApiKey } from '../api-key-store.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import type { Database } from './schema.ts';

/** How often the use of a key is written down at most: a program that asks all the time would write all the time. */
const touchEveryMs = 60_000;

/** Keys of programs in a table. */
export function createApiKeyStore(db: Kysely<Database>, clock: Clock): ApiKeyStore {
  return {
    create: (key) => db.transaction().execute((trx) => create(trx, key, clock)),
    async findUsable(keyHash) {
      const row = await db
        .selectFrom('api_keys')
        .innerJoin('users', 'users.id', 'api_keys.user_id')
        .selectAll('api_keys')
        .select('users.role')
        .where('key_hash', '=', keyHash)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', clock.now())
        .where('users.is_disabled', '=', 0)
        .executeTakeFirst();
      return row && { key: toApiKey(row), role: row.role as Role };
    },
    async touch({ id, lastUsedAt }) {
      const now = clock.now();
      if (lastUsedAt !== null && Date.parse(now) - Date.parse(lastUsedAt) < touchEveryMs) return;
      await db
        .updateTable('api_keys')
        .set({ last_used_at: now })
        .where('id', '=', id)
        .where(sql<boolean>`last_used_at is not distinct from ${lastUsedAt}`)
        .execute();
    },
    async list(userId) {
      const all = db.selectFrom('api_keys').selectAll().orderBy('id', 'desc');
      return (await (userId === undefined ? all : all.where('user_id', '=', userId)).execute()).map(toApiKey);
    },
    revoke: (id, by, userId) => db.transaction().execute((trx) => revoke(trx, { id, by, userId }, clock)),
  };
}

async function create(trx: Transaction<Database>, key: NewApiKey, { now, newId }: Clock): Promise<ApiKey> {
  const { userId, name, start, scopes, expiresAt, keyHash } = key;
  const at = now();
  const row = await trx
    .insertInto('api_keys')
    .values({
      id: newId(),
      user_id: userId,
      name,
      start,
      key_hash: keyHash,
      scopes: JSON.stringify(scopes),
      created_at: at,
      expires_at: expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await appendAudit(
    trx,
    { action: 'api-key-created', subject: row.id, details: { by: userId, scopes, expiresAt } },
    at,
  );
  return toApiKey(row);
}

async function revoke(
  trx: Transaction<Database>,
  { id, by, userId }: { readonly id: string; readonly by: string; readonly userId: string | undefined },
  { now }: Clock,
): Promise<void> {
  const found = trx.selectFrom('api_keys').select('id').where('id', '=', id);
  const key = await (userId === undefined ? found : found.where('user_id', '=', userId)).executeTakeFirst();
  if (!key) throw new ApiKeyNotFoundError();
  const at = now();
  const { numUpdatedRows } = await trx
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await appendAudit(trx, { action: 'api-key-revoked', subject: id, details: { by } }, at);
}

function toApiKey(row: Selectable<Database['api_keys']>): ApiKey {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    start: row.start,
    scopes: JSON.parse(row.scopes),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    isRevoked: row.revoked_at !== null,
  };
}
