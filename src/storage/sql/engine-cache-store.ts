import type { Kysely } from 'kysely';
import type { EngineCache } from '../engine-cache.ts';
import type { Clock } from './clock.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './schema.ts';

/** Results of engines in a table. */
export function createEngineCache(db: Kysely<Database>, { now }: Clock): EngineCache {
  return {
    async find(key) {
      const row = await db.selectFrom('engine_cache').select('content').where('key', '=', key).executeTakeFirst();
      return row?.content;
    },
    async put({ key, answerHash, engineId, content }) {
      const row = { key, answer_hash: answerHash, engine_id: engineId, content, created_at: now() };
      const columns = ['key', 'answer_hash', 'engine_id', 'content', 'created_at'] as const;
      await db
        .transaction()
        .execute((trx) => insertRows(trx, 'engine_cache', columns, [row], { ignoreConflicts: true }));
    },
  };
}
