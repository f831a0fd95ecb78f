import type { Kysely } from 'kysely';
import { isPostgres } from '../dialect.ts';
import type { Database } from '../schema.ts';

const refusal = (table: string): string => `rows of ${table} are never changed`;

/**
 * Triggers that refuse changes of tables, whoever asks. On PostgreSQL they call the function refuse_change of the first migration.
 *
 * @param events what is refused: `update` alone for rows that may be deleted
 * @returns one statement a trigger
 */
export function forbidChanges(
  db: Kysely<Database>,
  tables: readonly string[],
  events: 'any' | 'update' = 'any',
): readonly string[] {
  return tables.flatMap((table) => (isPostgres(db) ? inPostgres(table, events) : inSqlite(table, events)));
}

function inSqlite(table: string, events: 'any' | 'update'): readonly string[] {
  const forbid = (event: 'UPDATE' | 'DELETE') =>
    `CREATE TRIGGER ${table}_no_${event.toLowerCase()} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, '${refusal(table)}'); END`;
  return events === 'any' ? [forbid('UPDATE'), forbid('DELETE')] : [forbid('UPDATE')];
}

function inPostgres(table: string, events: 'any' | 'update'): readonly string[] {
  const forbid = (what: string) =>
    `CREATE TRIGGER ${table}_no_change BEFORE ${what} ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`;
  if (events === 'update') return [forbid('UPDATE')];
  return [
    forbid('UPDATE OR DELETE'),
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ];
}
