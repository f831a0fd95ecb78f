import type { Kysely } from 'kysely';
import type { ErasableCache } from '../engine-cache.ts';
import type { Clock } from './clock.ts';
import { createGroupCommit } from './group-commit.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './schema.ts';

/** A model takes many times as long; at 320 replies a second a group has six or more, and 50 transactions do for all of them. */
const gatherMs = 20;

const columns = ['key', 'answer_hash', 'engine_id', 'content', 'created_at'] as const;

/** Results of engines in a table. */
export function createEngineCache(db: Kysely<Database>, { now }: Clock): ErasableCache {
  const insert = createGroupCommit<Database['engine_cache']>(async (rows) => {
    await db.transaction().execute((trx) => insertRows(trx, 'engine_cache', columns, rows, { ignoreConflicts: true }));
  }, gatherMs);
  return {
    async find(key) {
      const row = await db.selectFrom('engine_cache').select('content').where('key', '=', key).executeTakeFirst();
      return row?.content;
    },
    put: ({ key, answerHash, engineId, content }) =>
      insert({ key, answer_hash: answerHash, engine_id: engineId, content, created_at: now() }),
    async forgetAnswer(answerHash) {
      await db.deleteFrom('engine_cache').where('answer_hash', '=', answerHash).execute();
    },
  };
}
