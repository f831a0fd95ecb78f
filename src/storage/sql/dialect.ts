import { type Kysely, PostgresAdapter } from 'kysely';
import type { Database } from './schema.ts';

/** Say whether a database is PostgreSQL; the other one is SQLite. */
export function isPostgres(db: Kysely<Database>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
