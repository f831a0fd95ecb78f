import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isPostgres } from './dialect.ts';
import type { Database } from './schema.ts';

/**
 * Ask that a column is one of many values. All of them are one parameter, so the statement's text is the same for any number.
 *
 * @param column with its table where several tables have one of that name: `batch_items.position`
 */
export function isOneOf(
  db: Kysely<Database>,
  column: string,
  values: readonly (string | number)[],
): RawBuilder<SqlBool> {
  const reference = sql.ref(column);
  return isPostgres(db)
    ? sql<SqlBool>`${reference} = any(${values})`
    : sql<SqlBool>`${reference} in (select value from json_each(${JSON.stringify(values)}))`;
}
