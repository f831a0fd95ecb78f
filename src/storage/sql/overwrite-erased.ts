import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { ErasureUnfinishedError } from '../store-errors.ts';
import { isPostgres } from './dialect.ts';
import type { Database } from './schema.ts';

/** Readers of the moment before the erasure, such as a backup, may take a while. */
const usualPatienceMs = 10_000;
const pollMs = 20;

/** Tables that lose personal data by erasure. */
const erasedFrom = [
  'answers',
  'evaluation_texts',
  'engine_cache',
  'candidates',
  'review_tasks',
  'review_texts',
  'appeal_texts',
] as const;

/**
 * Overwrite what was erased: on SQLite bring the erasure from the write-ahead log into the database and empty the log, on
 * PostgreSQL vacuum the tables.
 *
 * @throws {ErasureUnfinishedError} if a reader keeps the old bytes alive for too long. They go with the next call.
 */
export async function overwriteErased(db: Kysely<Database>, patienceMs: number = usualPatienceMs): Promise<void> {
  if (isPostgres(db)) {
    await db.connection().execute(async (connection) => {
      await sql`SET statement_timeout = 0`.execute(connection); // grows with the tables
      try {
        await sql.raw(`VACUUM ${erasedFrom.join(', ')}`).execute(connection);
      } finally {
        await sql`RESET statement_timeout`.execute(connection);
      }
    });
    return;
  }
  const deadline = performance.now() + patienceMs;
  while (!(await emptyLog(db))) {
    if (performance.now() >= deadline) throw new ErasureUnfinishedError();
    await delay(pollMs);
  }
}

/** False if somebody still reads from the log. */
async function emptyLog(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  return rows[0]?.busy === 0;
}
