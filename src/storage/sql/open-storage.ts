import { type Kysely, sql } from 'kysely';
import type { Storage } from '../storage.ts';
import { createAccountStore } from './account-table-store.ts';
import { createApiKeyStore } from './api-key-table-store.ts';
import { createAuditLog } from './audit-table-log.ts';
import { createBatchStore } from './batch-store.ts';
import { createCandidateStore } from './candidate-table-store.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { createDraftStore } from './draft-table-store.ts';
import { createEngineCache } from './engine-cache-store.ts';
import { createEvaluationStore } from './evaluation-table-store.ts';
import { createLinkStore } from './link-table-store.ts';
import { type MigrationReport, migrate } from './migrate.ts';
import { createIdSource } from './new-id.ts';
import { createPublicationStore } from './publication-table-store.ts';
import { restoreBackup } from './restore-backup.ts';
import { createReviewStore } from './review-table-store.ts';
import { createRubricStore } from './rubric-table-store.ts';
import type { Database } from './schema.ts';
import { type DatabaseOptions, openDatabase, type SqlDatabase } from './sql-database.ts';
import { writeBackup } from './write-backup.ts';

export type StorageOptions = DatabaseOptions & Partial<Clock>;

/** A store with its database, for what else keeps its tables there: the queue of the embedded database. */
export type SqlStorage = { readonly storage: Storage; readonly db: Kysely<Database> };

/**
 * Open the store and bring its tables up to date.
 *
 * @throws {StoreUnavailableError} if the database does not answer, or its file cannot be opened.
 * @throws {StoreSchemaError} if a newer program has changed the tables, or the file is no SQLite database.
 */
export async function openSqlStorage({ now, newId, ...options }: StorageOptions): Promise<SqlStorage> {
  const clock: Clock = { now: now ?? (() => new Date().toISOString()), newId: newId ?? createIdSource() };
  const database = openDatabase(options);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
  return { storage: assemble(database, clock), db: database.db };
}

/**
 * Bring the tables up to date and say from where.
 *
 * @throws what openSqlStorage throws
 */
export async function migrateStorage(options: DatabaseOptions): Promise<MigrationReport> {
  const { db } = openDatabase(options);
  try {
    return await migrate(db);
  } finally {
    await db.destroy();
  }
}

function assemble(database: SqlDatabase, clock: Clock): Storage {
  const { db, readSnapshot } = database;
  return {
    kind: isPostgres(db) ? 'postgres' : 'sqlite',
    evaluations: createEvaluationStore(db, clock),
    batches: createBatchStore(db, clock),
    candidates: createCandidateStore(db, clock),
    rubrics: createRubricStore(db, clock),
    drafts: createDraftStore(db, clock),
    publications: createPublicationStore(db, clock),
    accounts: createAccountStore(db, clock),
    links: createLinkStore(db, clock),
    apiKeys: createApiKeyStore(db, clock),
    reviews: createReviewStore(db, clock),
    audit: createAuditLog(database),
    engineCache: createEngineCache(db, clock),
    ping: async () => void (await sql`SELECT 1`.execute(db)),
    backup: (out) => readSnapshot((trx) => writeBackup(trx, out, clock)),
    restore: (from) => restoreBackup(db, from, clock),
    close: () => db.destroy(),
  };
}
