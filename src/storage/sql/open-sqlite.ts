import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { StoreUnavailableError } from '../store-errors.ts';
import { NodeSqliteDatabase } from './node-sqlite-database.ts';
import type { Database } from './schema.ts';

export type SqliteOptions = {
  /** How long to wait for another process that writes. */
  readonly busyTimeoutMs?: number | undefined;
  /** For a second connection to a database that is open already: reads what was committed, and keeps no writer waiting. */
  readonly isReadOnly?: boolean | undefined;
  /**
   * For a second connection, to write what may be lost with the power: a write survives the end of the process at once, and is on the
   * disk with the next one that another connection makes. Waiting for the disk takes longer than most writes.
   */
  readonly isHasty?: boolean | undefined;
};

/**
 * Open a SQLite file, made with its folder if it is not there, for this user only. The database has one connection: callers
 * take turns, a transaction at a time.
 *
 * @throws {StoreUnavailableError} if the file cannot be opened.
 * @throws {StoreSchemaError} if it is no SQLite database.
 */
export function openSqlite(
  file: string,
  { busyTimeoutMs = 5_000, isReadOnly = false, isHasty = false }: SqliteOptions = {},
): Kysely<Database> {
  if (!isReadOnly) createPrivately(file);
  const database = new NodeSqliteDatabase(file, busyTimeoutMs, isReadOnly);
  try {
    // An acknowledged write must survive a loss of power: FULL. What is erased must be gone: secure_delete.
    const synchronous = isHasty ? 'NORMAL' : 'FULL';
    if (isReadOnly) database.run('SELECT count(*) FROM sqlite_schema');
    else database.run(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA secure_delete = ON`);
  } catch (error) {
    database.close();
    throw error;
  }
  return new Kysely({ dialect: new NodeSqliteDialect(database) });
}

/** 0600 and 0700: what candidates wrote is nobody else's business on this machine. */
function createPrivately(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw new StoreUnavailableError('its file cannot be opened', { cause: error });
  }
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #database: NodeSqliteDatabase;

  constructor(database: NodeSqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new NodeSqliteDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new MigratingSqliteAdapter();
  }
}

/** SQLite can take back changes of tables, so a migration happens whole or not at all. */
class MigratingSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** How often to look whether whoever writes has finished; most writes take less. */
const tryAgainMs = 5;

class NodeSqliteDriver extends SqliteDriver {
  readonly #database: NodeSqliteDatabase;

  constructor(database: NodeSqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return waitWithoutStopping(await super.acquireConnection(), this.#database);
  }

  /** A transaction that began by reading would fail, not wait, when it writes after another process did. */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(settings?.accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE'),
    );
  }

  /** A full disk has made SQLite roll back already. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isInTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * A connection that waits for other processes by trying again. SQLite's own waiting would stop this process, which may be the one
 * that is waited for. Within a transaction there is nothing to wait for: it began with the right to write, or only reads.
 */
function waitWithoutStopping(connection: DatabaseConnection, database: NodeSqliteDatabase): DatabaseConnection {
  return {
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    async executeQuery<R>(query: CompiledQuery) {
      if (database.isInTransaction) return await connection.executeQuery<R>(query);
      const deadline = performance.now() + database.busyTimeoutMs;
      for (;;) {
        try {
          return await database.withoutWaiting(() => connection.executeQuery<R>(query));
        } catch (error) {
          if (!(error instanceof StoreUnavailableError) || performance.now() >= deadline) throw error;
          await delay(tryAgainMs);
        }
      }
    },
  };
}
