import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/sql/sql-database.ts';
import { type OldDatabase, schemaUpgradeContract } from '../contract/schema-upgrade.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { aFolder, openPostgresStore, openSqliteStore, openTestStore } from './open-test-store.ts';

function openOld(options: { readonly databaseUrl: string } | { readonly sqliteFile: string }): OldDatabase {
  const { db } = openDatabase(options);
  onTestFinished(() => db.destroy());
  return { db, open: () => openTestStore(options) };
}

describe('on SQLite', () => {
  schemaUpgradeContract(async () => openOld({ sqliteFile: join(aFolder(), 'old.sqlite') }), openSqliteStore);
});

describe('on PostgreSQL', () => {
  const create = async () => openOld({ databaseUrl: await createDatabase(inject('postgresUrl')) });
  schemaUpgradeContract(create, openPostgresStore);
});
