import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { insertNewRows, insertRows } from '../../src/storage/sql/insert-rows.ts';
import { schemaVersion } from '../../src/storage/sql/migrate.ts';
import { openSqlite } from '../../src/storage/sql/open-sqlite.ts';
import { migrateStorage } from '../../src/storage/sql/open-storage.ts';
import { overwriteErased } from '../../src/storage/sql/overwrite-erased.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { StoreFullError, StoreSchemaError, StoreUnavailableError } from '../../src/storage/store-errors.ts';
import { aFinishedBatch } from '../contract/a-finished-batch.ts';
import { anEvaluation, aStoredBank } from '../contract/a-stored-bank.ts';
import { aNewBatch } from '../contract/batch-store-fixture.ts';
import { aFolder, openTestStore } from './open-test-store.ts';

const record = (storage: Storage, text: string, candidateId: string | null = null) =>
  storage.evaluations.record({ answer: { text, candidateId }, evaluation: anEvaluation(text), language: 'zh' });

async function openUsedStore(options: { readonly busyTimeoutMs?: number } = {}) {
  const folder = aFolder();
  const sqliteFile = join(folder, 'data', 'store.sqlite');
  const { storage, db } = await openTestStore({ sqliteFile, ...options });
  await storage.rubrics.saveBank(aStoredBank());
  return { storage, db, sqliteFile, folder: join(folder, 'data') };
}

/** Somebody else who has the file open. */
function openBeside(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  onTestFinished(() => database.close());
  return database;
}

it('makes its folder and file for this user only', async () => {
  const { folder } = await openUsedStore();
  const modes = [folder, ...readdirSync(folder).map((name) => join(folder, name))].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
});

it('writes to the disk before it says that it did', async () => {
  const { db } = await openUsedStore();
  const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'];
  const values = settings.map(
    async (name) => Object.values((await sql.raw<object>(`PRAGMA ${name}`).execute(db)).rows[0] ?? {})[0],
  );
  const full = 2;
  expect(await Promise.all(values)).toEqual(['wal', full, 1, 1]);
});

it('waits for the disk no more than it must on a connection that may be hasty, and sees there what others wrote', async () => {
  const { storage, sqliteFile } = await openUsedStore();
  const hasty = openSqlite(sqliteFile, { isHasty: true });
  onTestFinished(() => hasty.destroy());
  const { rows } = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(hasty);
  const normal = 1;
  expect(rows).toEqual([{ synchronous: normal }]);
  await record(storage, '我会先道歉');
  expect(await hasty.selectFrom('answers').select('text').execute()).toEqual([{ text: '我会先道歉' }]);
});

it('leaves no byte of what is forgotten in its files', async () => {
  const { storage, folder } = await openUsedStore();
  const text = `绝无仅有的道歉 ${'很长的话'.repeat(3_000)} 结束语`;
  await aFinishedBatch(storage, { 'candidate-4711': text, other: '别人的话' });
  await record(storage, '第二个绝无仅有', 'candidate-4711');
  await storage.engineCache.put({ key: 'k', answerHash: 'none', engineId: 'keyword', content: '别人的缓存' });
  const readFiles = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString();
  const theirs = ['绝无仅有', '结束语', '答案说了“绝无”', 'candidate-4711'];
  for (const words of theirs) expect(readFiles()).toContain(words);
  await storage.candidates.forget('candidate-4711');
  for (const words of theirs) expect(readFiles()).not.toContain(words);
  expect(readFiles()).toContain('别人的话');
});

it('waits for a reader of the old bytes before it says that they are gone', async () => {
  const { storage, folder, sqliteFile } = await openUsedStore();
  await record(storage, '读者还在看', 'c-1');
  const reader = openBeside(sqliteFile);
  reader.exec('BEGIN; SELECT count(*) FROM answers');
  const forgetting = storage.candidates.forget('c-1').then(() => statSync(join(folder, 'store.sqlite-wal')).size);
  await delay(60);
  expect(statSync(join(folder, 'store.sqlite-wal')).size).toBeGreaterThan(0);
  reader.exec('COMMIT');
  expect(await forgetting).toBe(0);
});

it('says that the data is erased when a reader keeps its bytes for too long', async () => {
  const { storage, db, folder, sqliteFile } = await openUsedStore();
  await record(storage, '读者还在看', 'c-1');
  const reader = openBeside(sqliteFile);
  reader.exec('BEGIN; SELECT count(*) FROM answers');
  await db.updateTable('answers').set({ text: null }).execute();
  await expect(overwriteErased(db, 40)).rejects.toMatchObject({ code: 'erasure-unfinished', retryable: false });
  reader.exec('COMMIT');
  await overwriteErased(db, 40);
  expect(statSync(join(folder, 'store.sqlite-wal')).size).toBe(0);
});

it('refuses a file that is no database, and leaves it as it is', async () => {
  const sqliteFile = join(aFolder(), 'answers.csv');
  writeFileSync(sqliteFile, 'candidate,answer\n'.repeat(100));
  await expect(openTestStore({ sqliteFile })).rejects.toThrow(StoreSchemaError);
  expect(readFileSync(sqliteFile, 'utf8')).toBe('candidate,answer\n'.repeat(100));
});

it('refuses a folder that it cannot make', async () => {
  const file = join(aFolder(), 'file');
  writeFileSync(file, '');
  await expect(openTestStore({ sqliteFile: join(file, 'store.sqlite') })).rejects.toThrow(StoreUnavailableError);
});

it('refuses tables of a newer program, and names both versions', async () => {
  const { db, sqliteFile } = await openUsedStore();
  await sql`INSERT INTO kysely_migration VALUES ('9999-later', '2027-01-01T00:00:00.000Z')`.execute(db);
  const opening = openTestStore({ sqliteFile });
  await expect(opening).rejects.toThrow(StoreSchemaError);
  await expect(opening).rejects.toThrow(`9999-later, this program knows ${schemaVersion}`);
});

const migrationNames = [
  '0001-initial',
  '0002-rubric-authoring',
  '0003-evaluations-again',
  '0004-ownership',
  '0005-access',
  '0006-reviews',
];

it('says what it migrated, and that there is nothing left to do', async () => {
  const sqliteFile = join(aFolder(), 'store.sqlite');
  expect(await migrateStorage({ sqliteFile })).toEqual({
    from: null,
    to: schemaVersion,
    applied: migrationNames,
  });
  expect(await migrateStorage({ sqliteFile })).toEqual({ from: schemaVersion, to: schemaVersion, applied: [] });
});

it('can be opened for the first time by several processes at once', async () => {
  const sqliteFile = join(aFolder(), 'store.sqlite');
  const module = fileURLToPath(new URL('../../src/storage/sql/open-storage.ts', import.meta.url));
  const program = `const { migrateStorage } = await import(${JSON.stringify(module)});
    console.log((await migrateStorage({ sqliteFile: ${JSON.stringify(sqliteFile)} })).applied.length);`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  const applied = (await Promise.all([run(), run(), run()])).map(({ stdout }) => stdout.trim());
  expect(applied.toSorted()).toEqual(['0', '0', String(migrationNames.length)]);
});

it('waits for somebody else who writes, and does not stop the process meanwhile', async () => {
  const { storage, sqliteFile } = await openUsedStore();
  const other = openBeside(sqliteFile);
  other.exec('BEGIN IMMEDIATE');
  const recording = record(storage, '道歉');
  await delay(30); // would not end while SQLite itself waits
  other.exec('COMMIT');
  await expect(recording).resolves.toMatchObject({ recordId: expect.any(String) });
});

it('does not stop the process for a single statement either', async () => {
  const { storage, sqliteFile } = await openUsedStore();
  const other = openBeside(sqliteFile);
  other.exec('BEGIN IMMEDIATE');
  const creating = storage.batches.create(aNewBatch());
  await delay(30); // would not end while SQLite itself waits
  other.exec('COMMIT');
  await expect(creating).resolves.toMatchObject({ status: 'importing' });
});

it('gives up on somebody else who writes for too long, and goes on when they are done', async () => {
  const { storage, sqliteFile } = await openUsedStore({ busyTimeoutMs: 50 });
  const other = openBeside(sqliteFile);
  other.exec('BEGIN IMMEDIATE');
  await expect(record(storage, '道歉')).rejects.toThrow(StoreUnavailableError);
  await expect(storage.engineCache.find('k')).resolves.toBeUndefined();
  other.exec('ROLLBACK');
  await record(storage, '道歉');
  expect(await storage.audit.verify()).toMatchObject({ evaluations: 1, answers: 1, tampering: [] });
});

it('says when it is full, writes nothing by half, and goes on when there is room', async () => {
  const { storage, db } = await openUsedStore();
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
  await sql.raw(`PRAGMA max_page_count = ${(rows[0]?.page_count ?? 0) + 5}`).execute(db);
  const long = '道歉'.repeat(10_000);
  await expect(record(storage, long, 'c-1')).rejects.toThrow(StoreFullError);
  expect(await storage.audit.verify()).toMatchObject({ entries: 1, evaluations: 0, answers: 0, tampering: [] });
  await sql`PRAGMA max_page_count = 1000000`.execute(db);
  await record(storage, long, 'c-1');
  expect(await storage.audit.verify()).toMatchObject({ entries: 2, evaluations: 1, answers: 1, tampering: [] });
});

it('inserts all rows of a batch or none', async () => {
  const { db } = await openUsedStore();
  const row = { id: 'a', external_id: null, created_at: '2026', forgotten_at: null };
  const columns = ['id', 'external_id', 'created_at', 'forgotten_at'] as const;
  await expect(insertRows(db, 'candidates', columns, [row, { ...row, id: 'b' }, row])).rejects.toThrow('UNIQUE');
  expect(await db.selectFrom('candidates').selectAll().execute()).toEqual([]);
  expect(await insertNewRows(db, 'candidates', columns, [row, row], ['id'])).toEqual([{ id: 'a' }]);
  const others = [row, { ...row, id: 'b' }, { ...row, id: 'c' }];
  expect(await insertRows(db, 'candidates', columns, others, { ignoreConflicts: true })).toBe(2);
});
