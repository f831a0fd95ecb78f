import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StoreSchemaError } from '../store-errors.ts';
import { initial } from './migrations/0001-initial.ts';
import { rubricAuthoring } from './migrations/0002-rubric-authoring.ts';
import { evaluationsAgain } from './migrations/0003-evaluations-again.ts';
import { ownership } from './migrations/0004-ownership.ts';
import { access } from './migrations/0005-access.ts';
import { reviews } from './migrations/0006-reviews.ts';
import type { Database } from './schema.ts';

/** By name, which sort in the order in which they are applied. They only go forward. */
const migrations = {
  '0001-initial': initial,
  '0002-rubric-authoring': rubricAuthoring,
  '0003-evaluations-again': evaluationsAgain,
  '0004-ownership': ownership,
  '0005-access': access,
  '0006-reviews': reviews,
};

/** Name of the newest migration that this program knows. */
export const schemaVersion = Object.keys(migrations).toSorted().at(-1) ?? '';

export type MigrationReport = {
  /** null for an empty database. */
  readonly from: string | null;
  readonly to: string;
  /** Names of the migrations that this call applied. */
  readonly applied: readonly string[];
};

/**
 * Bring the tables up to date, each migration whole or not at all. Several processes may do so at once.
 *
 * @throws {StoreSchemaError} if a newer program has changed the tables; nothing is changed then.
 */
export async function migrate(db: Kysely<Database>): Promise<MigrationReport> {
  const from = await findSchemaVersion(db);
  if (from !== null && from > schemaVersion) {
    throw new StoreSchemaError(
      `The store has schema ${from}, this program knows ${schemaVersion}: use a newer program`,
    );
  }
  if (from === schemaVersion) return { from, to: schemaVersion, applied: [] };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return { from, to: schemaVersion, applied: results.map(({ migrationName }) => migrationName) };
}

/** Name of the last migration that was applied; null if none was. */
async function findSchemaVersion(db: Kysely<Database>): Promise<string | null> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return null;
  const { rows } = await sql<{ name: string | null }>`SELECT max(name) AS name FROM kysely_migration`.execute(db);
  return rows[0]?.name ?? null;
}
