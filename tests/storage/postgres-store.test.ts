import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { lockAuditHead } from '../../src/storage/sql/append-audit.ts';
import { schemaVersion } from '../../src/storage/sql/migrate.ts';
import { migrateStorage } from '../../src/storage/sql/open-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { StoreSchemaError, StoreUnavailableError } from '../../src/storage/store-errors.ts';
import { anEvaluation, aStoredBank } from '../contract/a-stored-bank.ts';
import { type PostgresServer, startPostgres } from '../support/postgres/start-postgres.ts';
import { openTestStore } from './open-test-store.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const record = (storage: Storage, text: string) =>
  storage.evaluations.record({
    answer: { text, candidateId: 'c-1' },
    evaluation: anEvaluation(text),
    language: 'zh',
  });

async function openUsedStore() {
  const databaseUrl = await server.createDatabase();
  const { storage, db } = await openTestStore({ databaseUrl, connectionTimeoutMs: 1_000 });
  await storage.rubrics.saveBank(aStoredBank());
  return { storage, db, databaseUrl };
}

it('writes nothing by half when the server dies in the middle, and goes on when it is back', async () => {
  const { storage, db } = await openUsedStore();
  await record(storage, '以前');
  const writing = db.transaction().execute(async (trx) => {
    await trx
      .insertInto('candidates')
      .values({ id: 'half', external_id: null, created_at: '2026', forgotten_at: null })
      .execute();
    await server.halt();
    onTestFinished(() => server.resume().catch(() => {}));
    await trx.selectFrom('answers').selectAll().execute();
  });
  await expect(writing).rejects.toThrow(StoreUnavailableError);
  await expect(record(storage, '关了')).rejects.toThrow(StoreUnavailableError);
  await expect(storage.ping()).rejects.toThrow(StoreUnavailableError);
  await server.resume();
  await record(storage, '回来了');
  expect(await storage.audit.verify()).toMatchObject({ evaluations: 2, answers: 2, tampering: [] });
  const candidates = await db.selectFrom('candidates').select('external_id').execute();
  expect(candidates).toEqual([{ external_id: 'c-1' }]);
});

it('does not let a process that froze in the middle of a transaction hold up everybody else for long', async () => {
  const { storage, databaseUrl } = await openUsedStore();
  const frozen = await openTestStore({ databaseUrl, idleTransactionMs: 200 });
  const thaw = Promise.withResolvers<void>();
  const hasLocked = Promise.withResolvers<void>();
  const writing = frozen.db.transaction().execute(async (trx) => {
    await lockAuditHead(trx);
    hasLocked.resolve();
    await thaw.promise;
    await trx.selectFrom('answers').selectAll().execute();
  });
  await hasLocked.promise;
  await record(storage, '别人');
  thaw.resolve();
  await expect(writing).rejects.toThrow(StoreUnavailableError);
  await record(frozen.storage, '醒来');
  expect(await storage.audit.verify()).toMatchObject({ evaluations: 2, tampering: [] });
});

it('survives the loss of connections that nobody uses', async () => {
  const { storage, db } = await openUsedStore();
  await Promise.all([1, 2, 3].map((number) => record(storage, `道歉${number}`)));
  const { databaseUrl } = await openUsedStore();
  const other = await openTestStore({ databaseUrl });
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename IS NOT NULL`.execute(
    other.db,
  );
  await vi.waitFor(() => record(storage, '还在')); // the first may meet a connection that has not noticed yet
  expect(await db.selectFrom('evaluations').select('id').execute()).toHaveLength(4);
});

it('chains the entries of many who write at once', async () => {
  const { storage } = await openUsedStore();
  await Promise.all(Array.from({ length: 20 }, (_, number) => record(storage, `道歉${number}`)));
  expect(await storage.audit.verify()).toMatchObject({ entries: 21, evaluations: 20, tampering: [] });
});

it('can be opened for the first time by several at once', async () => {
  const databaseUrl = await server.createDatabase();
  const reports = await Promise.all([1, 2, 3].map(() => migrateStorage({ databaseUrl })));
  expect(reports.map(({ applied }) => applied.length).toSorted()).toEqual([0, 0, 6]);
});

it('refuses tables of a newer program, and names both versions', async () => {
  const { db, databaseUrl } = await openUsedStore();
  await sql`INSERT INTO kysely_migration VALUES ('9999-later', '2027-01-01T00:00:00.000Z')`.execute(db);
  const opening = openTestStore({ databaseUrl });
  await expect(opening).rejects.toThrow(StoreSchemaError);
  await expect(opening).rejects.toThrow(`9999-later, this program knows ${schemaVersion}`);
});

it('says that it does not answer where there is no server, no database or no entry', async () => {
  const url = new URL(await server.createDatabase());
  const closed = new URL(url);
  closed.port = '1';
  const unknown = new URL(url);
  unknown.pathname = '/no_such_database';
  for (const databaseUrl of [closed.href, unknown.href]) {
    await expect(openTestStore({ databaseUrl })).rejects.toThrow(StoreUnavailableError);
  }
});

it('keeps values of rows out of the errors that it passes on', async () => {
  const { db } = await openUsedStore();
  const row = { id: 'a', external_id: '王小明', created_at: '2026', forgotten_at: null };
  await db.insertInto('candidates').values(row).execute();
  const again = db
    .insertInto('candidates')
    .values({ ...row, id: 'b' })
    .execute();
  const error = await again.catch((reason: unknown) => reason);
  expect(JSON.stringify({ ...(error as Error), message: (error as Error).message })).not.toContain('王小明');
  expect(error).toMatchObject({ code: '23505' });
});
