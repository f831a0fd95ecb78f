import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { toStoreError } from '../to-store-error.ts';
import { RowBatch } from './row-batch.ts';

/** More texts than the program has; those with lists of changing length push each other out. */
const maxStatements = 200;

/** node:sqlite in the shape that kysely expects, with its statements kept for the next time and its failures made the store's. */
export class NodeSqliteDatabase implements SqliteDatabase {
  readonly #database: DatabaseSync;
  /** By text, the one used last at the end. */
  readonly #statements = new Map<string, SqliteStatement>();

  readonly busyTimeoutMs: number;

  /** @param busyTimeoutMs how long a statement waits for another process; set before anything else is done with the file. */
  constructor(file: string, busyTimeoutMs: number, isReadOnly: boolean) {
    this.busyTimeoutMs = busyTimeoutMs;
    this.#database = translate(
      () => new DatabaseSync(file, { timeout: busyTimeoutMs, readOnly: isReadOnly, enableForeignKeyConstraints: true }),
    );
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** Run statements without results, such as settings. */
  run(text: string): void {
    translate(() => this.#database.exec(text));
  }

  /** Do something that fails at once if another process is in the way. */
  async withoutWaiting<T>(action: () => Promise<T>): Promise<T> {
    this.run('PRAGMA busy_timeout = 0');
    try {
      return await action();
    } finally {
      this.run(`PRAGMA busy_timeout = ${this.busyTimeoutMs}`);
    }
  }

  prepare(text: string): SqliteStatement {
    const known = this.#statements.get(text);
    const statement = known ?? translate(() => toKyselyStatement(this.#database, this.#database.prepare(text)));
    this.#statements.delete(text);
    this.#statements.set(text, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > maxStatements && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

function toKyselyStatement(database: DatabaseSync, statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => {
      const [batch] = parameters;
      if (!(batch instanceof RowBatch)) return translate(() => statement.all(...toInputs(parameters)));
      return together(database, () => batch.rows.flatMap((row) => statement.all(...toInputs(row))));
    },
    run: (parameters) => {
      const [batch] = parameters;
      if (!(batch instanceof RowBatch)) return translate(() => statement.run(...toInputs(parameters)));
      return together(database, () => {
        let changes = 0;
        for (const row of batch.rows) changes += Number(statement.run(...toInputs(row)).changes);
        return { changes, lastInsertRowid: 0 };
      });
    },
    iterate: (parameters) => translate(() => statement.iterate(...toInputs(parameters))),
  };
}

/** All rows of a batch or none, like one statement: the rest of a batch that failed must not stay. */
function together<T>(database: DatabaseSync, action: () => T): T {
  if (database.isTransaction) return translate(action);
  return translate(() => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = action();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}

/** kysely passes on what callers bound, which the table types have checked already. */
function toInputs(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}

function translate<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw toStoreError(error);
  }
}
