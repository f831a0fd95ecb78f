import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import { createSqliteQueue } from '../../src/storage/sql/sqlite-queue.ts';
import type { Claim, WorkQueue } from '../../src/storage/work-queue.ts';
import { aReadyBatchOf, aRunningBatchOf, noCap } from '../contract/batch-store-fixture.ts';
import { testWorkQueue } from '../contract/work-queue.ts';
import { aFolder, openTestStore } from './open-test-store.ts';

const newId = () => v7();
/** The bank of the fixture's batches. */
const bank = { id: 'a-bank', version: '2.1.0' };

testWorkQueue(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'answer-evaluator-queue-'));
  const sqliteFile = join(folder, 'store.sqlite');
  const { storage } = await openSqlStorage({ sqliteFile });
  return {
    lapseMs: 1000,
    async open() {
      const another = await openSqlStorage({ sqliteFile });
      // Thousands of units are handed out here, and no power is lost.
      await sql`PRAGMA synchronous = OFF`.execute(another.db);
      const queue = createSqliteQueue(another.db, { bank, leaseMs: 1000, newId });
      return { ...queue, close: () => another.storage.close() };
    },
    createBatch: async () => (await aRunningBatchOf(storage.batches, 1)).id,
    async cleanUp() {
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
});

/** A queue with the unit of a running batch, and nothing that lapses while the test runs. */
async function aQueueWithUnit() {
  const sqliteFile = join(aFolder(), 'store.sqlite');
  const { storage, db } = await openTestStore({ sqliteFile });
  const queue = createSqliteQueue(db, { bank, newId });
  const { id: batchId } = await aRunningBatchOf(storage.batches, 1);
  await queue.add([{ batchId, from: 0, to: 1 }]);
  return { sqliteFile, db, queue, batchId, batches: storage.batches };
}

async function takeOne(queue: WorkQueue): Promise<Claim> {
  const claim = await queue.take();
  if (!claim) throw new Error('There was nothing to take');
  return claim;
}

/** A process of its own that takes a unit and then does nothing. */
async function aWorkerWithUnit(sqliteFile: string): Promise<ChildProcess> {
  const source = new URL('../../src/storage/sql/', import.meta.url);
  const program = `
    const { openSqlStorage } = await import('${new URL('open-storage.ts', source)}');
    const { createSqliteQueue } = await import('${new URL('sqlite-queue.ts', source)}');
    const { db } = await openSqlStorage({ sqliteFile: process.argv[1] });
    console.log((await createSqliteQueue(db, { bank: ${JSON.stringify(bank)}, newId: () => '' }).take())?.attempt);
    setInterval(() => {}, 1000);`;
  const worker = spawn(process.execPath, ['--input-type=module', '--eval', program, sqliteFile]);
  onTestFinished(() => void worker.kill('SIGKILL'));
  const [attempt] = await once(worker.stdout, 'data');
  expect(String(attempt)).toBe('0\n');
  return worker;
}

it('hands a unit out at once when the process that had it was killed, and only then', async () => {
  const { sqliteFile, queue, batchId } = await aQueueWithUnit();
  const worker = await aWorkerWithUnit(sqliteFile);
  expect(await queue.take()).toBeUndefined();
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  expect(await takeOne(queue)).toMatchObject({ unit: { batchId, from: 0, to: 1 }, attempt: 1 });
  expect(await queue.take()).toBeUndefined();
});

it.each([
  { whose: 'an earlier process that had the number of this one', host: hostname(), isFree: true },
  { whose: 'a process of another machine, of which nothing is known', host: 'another-machine', isFree: false },
])('takes over the claim of $whose: $isFree', async ({ host, isFree }) => {
  const { db, queue } = await aQueueWithUnit();
  await takeOne(queue);
  await db
    .updateTable('work_units')
    .set({ lease_owner: `${host}:${process.pid}:another:claim` })
    .execute();
  expect((await queue.take()) !== undefined).toBe(isFree);
});

it('keeps the units of batches that do not run until they do', async () => {
  const { queue, batches, batchId } = await aQueueWithUnit();
  const ready = await aReadyBatchOf(batches, 1);
  await queue.add([{ batchId: ready.id, from: 0, to: 1 }]);
  await batches.pause(batchId, 'person');
  expect(await queue.take()).toBeUndefined();
  await batches.start(ready.id, noCap);
  expect((await takeOne(queue)).unit.batchId).toBe(ready.id);
  await batches.start(batchId, noCap);
  expect((await takeOne(queue)).unit.batchId).toBe(batchId);
});

it('hands out the oldest unit first, one that was given back too', async () => {
  const { queue, batchId } = await aQueueWithUnit();
  await queue.add([1, 2].map((from) => ({ batchId, from, to: from + 1 })));
  const first = await takeOne(queue);
  expect((await takeOne(queue)).unit.from).toBe(1);
  await queue.giveBack(first);
  expect((await takeOne(queue)).unit.from).toBe(0);
});

it('hands out nothing of a batch that was imported with another bank, or another version of it', async () => {
  const { db, queue } = await aQueueWithUnit();
  const others = [
    { ...bank, version: '2.2.0' },
    { ...bank, id: 'another-bank' },
  ];
  for (const other of others) expect(await createSqliteQueue(db, { bank: other, newId }).take()).toBeUndefined();
  expect(await queue.take()).toBeDefined();
});
