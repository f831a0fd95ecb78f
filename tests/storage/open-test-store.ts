import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { openSqlStorage, type SqlStorage, type StorageOptions } from '../../src/storage/sql/open-storage.ts';
import type { AtEnd, OpenStore } from '../contract/store-factory.ts';
import { createDatabase } from '../support/postgres/create-database.ts';

/** A folder that is removed after the test. */
export function aFolder(atEnd: AtEnd = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'answer-evaluator-store-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Open a store that is closed after the test. */
export async function openTestStore(options: StorageOptions, atEnd: AtEnd = onTestFinished): Promise<SqlStorage> {
  const opened = await openSqlStorage(options);
  atEnd(() => opened.storage.close());
  return opened;
}

/** An empty store in a SQLite file of its own. */
export const openSqliteStore: OpenStore = (atEnd) =>
  openTestStore({ sqliteFile: join(aFolder(atEnd), 'store.sqlite') }, atEnd);

/** An empty store in a PostgreSQL database of its own. */
export const openPostgresStore: OpenStore = async (atEnd) =>
  openTestStore({ databaseUrl: await createDatabase(inject('postgresUrl')) }, atEnd);
