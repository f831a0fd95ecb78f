import { CompiledQuery, type Kysely } from 'kysely';
import { isPostgres } from './dialect.ts';
import { RowBatch } from './row-batch.ts';
import type { Database } from './schema.ts';

export type InsertOptions<R> = {
  /** Leave out rows that are there already, instead of failing. */
  readonly ignoreConflicts?: boolean;
  /** Columns to give back of the rows that were inserted. */
  readonly returning?: readonly R[];
};

/**
 * Insert rows fast: one statement with a constant text. PostgreSQL takes all rows as one JSON parameter, SQLite runs the statement
 * once a row. Text may be anything but NUL and lone surrogates, which the doors refuse.
 *
 * @returns the columns asked for of each row inserted, in no particular order.
 */
export async function insertRows<
  T extends keyof Database & string,
  C extends keyof Database[T] & string,
  R extends keyof Database[T] & string = never,
>(
  db: Kysely<Database>,
  table: T,
  columns: readonly C[],
  rows: readonly Readonly<Pick<Database[T], C>>[],
  { ignoreConflicts = false, returning = [] }: InsertOptions<R> = {},
): Promise<readonly Pick<Database[T], R>[]> {
  if (rows.length === 0) return [];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const tail = [
    ignoreConflicts ? ' ON CONFLICT DO NOTHING' : '',
    returning.length > 0 ? ` RETURNING ${returning.map((column) => `"${column}"`).join(', ')}` : '',
  ].join('');
  const insert = `INSERT INTO "${table}" (${list})`;
  const query = isPostgres(db)
    ? CompiledQuery.raw(`${insert} SELECT ${list} FROM json_populate_recordset(NULL::"${table}", $1)${tail}`, [
        JSON.stringify(rows),
      ])
    : CompiledQuery.raw(`${insert} VALUES (${columns.map(() => '?').join(', ')})${tail}`, [
        new RowBatch(rows.map((row) => columns.map((column) => row[column]))),
      ]);
  const { rows: inserted } = await db.executeQuery<Pick<Database[T], R>>(query);
  return inserted;
}
