import type { Kysely, Transaction } from 'kysely';
import { isPostgres } from './dialect.ts';
import { openPostgres, type PostgresOptions } from './open-postgres.ts';
import { openSqlite, type SqliteOptions } from './open-sqlite.ts';
import type { Database } from './schema.ts';

/** An open database and how to read all of it as of one moment. */
export type SqlDatabase = {
  readonly db: Kysely<Database>;
  /** Do long reading that sees nothing of what is written meanwhile, and keeps nobody waiting. */
  readSnapshot<T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T>;
};

export type DatabaseOptions = Pick<SqliteOptions, 'busyTimeoutMs'> &
  PostgresOptions & {
    /** `postgres://…`; takes precedence over a file. */
    readonly databaseUrl?: string | undefined;
    readonly sqliteFile?: string | undefined;
  };

/**
 * Open the database that the options name.
 *
 * @throws {RangeError} if they name none.
 */
export function openDatabase(options: DatabaseOptions): SqlDatabase {
  const { databaseUrl, sqliteFile, ...limits } = options;
  if (databaseUrl !== undefined) {
    const db = openPostgres(databaseUrl, limits);
    return { db, readSnapshot: (work) => readIn(db, work) };
  }
  if (sqliteFile === undefined) throw new RangeError('Neither a database nor a file is named');
  return {
    db: openSqlite(sqliteFile, limits),
    // The one connection is needed for writing: reading for long takes a second one.
    readSnapshot: async (work) => {
      const reader = openSqlite(sqliteFile, { ...limits, isReadOnly: true });
      try {
        return await readIn(reader, work);
      } finally {
        await reader.destroy();
      }
    },
  };
}

async function readIn<T>(db: Kysely<Database>, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  const reading = db.transaction().setAccessMode('read only');
  return await (isPostgres(db) ? reading.setIsolationLevel('repeatable read') : reading).execute(work);
}
