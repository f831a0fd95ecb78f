import { CompiledQuery, type Kysely } from 'kysely';
import { isPostgres } from './dialect.ts';
import { RowBatch } from './row-batch.ts';
import type { Database } from './schema.ts';

type Table = keyof Database & string;
type Column<T extends Table> = keyof Database[T] & string;
type Rows<T extends Table, C extends Column<T>> = readonly Readonly<Pick<Database[T], C>>[];

export type InsertOptions = {
  /** Leave out rows that are there already, instead of failing. */
  readonly ignoreConflicts?: boolean;
};

/**
 * Insert rows fast: one statement with a constant text. PostgreSQL takes all rows as one JSON parameter, SQLite runs the statement
 * once a row. Text may be anything but NUL and lone surrogates, which the doors refuse.
 *
 * @returns how many were inserted.
 */
export async function insertRows<T extends Table, C extends Column<T>>(
  db: Kysely<Database>,
  table: T,
  columns: readonly C[],
  rows: Rows<T, C>,
  { ignoreConflicts = false }: InsertOptions = {},
): Promise<number> {
  if (rows.length === 0) return 0;
  const tail = ignoreConflicts ? ' ON CONFLICT DO NOTHING' : '';
  const { numAffectedRows } = await db.executeQuery(compileInsert(db, table, columns, rows, tail));
  return Number(numAffectedRows);
}

/**
 * Insert those rows that are not there yet, as `insertRows` does; a few times slower on SQLite.
 *
 * @returns columns of those that were inserted, in no particular order.
 */
export async function insertNewRows<T extends Table, C extends Column<T>, R extends Column<T>>(
  db: Kysely<Database>,
  table: T,
  columns: readonly C[],
  rows: Rows<T, C>,
  returning: readonly R[],
): Promise<readonly Pick<Database[T], R>[]> {
  if (rows.length === 0) return [];
  const tail = ` ON CONFLICT DO NOTHING RETURNING ${listOf(returning)}`;
  const query = compileInsert<Pick<Database[T], R>>(db, table, columns, rows, tail);
  return (await db.executeQuery(query)).rows;
}

function compileInsert<O>(
  db: Kysely<Database>,
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  tail: string,
): CompiledQuery<O> {
  const list = listOf(columns);
  const insert = `INSERT INTO "${table}" (${list})`;
  if (isPostgres(db)) {
    const select = `SELECT ${list} FROM json_populate_recordset(NULL::"${table}", $1)`;
    return CompiledQuery.raw(`${insert} ${select}${tail}`, [JSON.stringify(rows)]) as CompiledQuery<O>;
  }
  const batch = new RowBatch(rows.map((row) => columns.map((column) => row[column])));
  return CompiledQuery.raw(`${insert} VALUES (${columns.map(() => '?').join(', ')})${tail}`, [
    batch,
  ]) as CompiledQuery<O>;
}

const listOf = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');
