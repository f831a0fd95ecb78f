import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { expect, inject, it, vi } from 'vitest';
import { openPgBossQueue } from '../../src/storage/postgres/pg-boss-queue.ts';
import { StoreUnavailableError } from '../../src/storage/store-errors.ts';
import { testWorkQueue } from '../contract/work-queue.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { startPostgres } from '../support/postgres/start-postgres.ts';

const throwBackgroundError = (error: Error) => {
  throw error;
};

const bank = { id: 'a-bank', version: '1.0.0' };

testWorkQueue(async () => {
  const connectionString = await createDatabase(inject('postgresUrl'));
  return {
    lapseMs: 2000,
    open: () => openPgBossQueue({ bank, connectionString, lapseSeconds: 2, onBackgroundError: throwBackgroundError }),
    createBatch: async () => randomUUID(),
    cleanUp: async () => {},
  };
});

const aUnit = { batchId: 'b', from: 0, to: 10 };

it('can be opened by several processes at once on a database without its tables', async () => {
  const connectionString = await createDatabase(inject('postgresUrl'));
  const open = () => openPgBossQueue({ bank, connectionString, onBackgroundError: throwBackgroundError });
  const queues = await Promise.all([open(), open(), open()]);
  await queues[0]?.add([aUnit]);
  expect(await queues[2]?.countOpen('b')).toBe(1);
  await Promise.all(queues.map((queue) => queue.close()));
});

it('keeps to the schema that it is given, apart from other queues of the database', async () => {
  const connectionString = await createDatabase(inject('postgresUrl'));
  const open = (schema: string) =>
    openPgBossQueue({ bank, connectionString, schema, onBackgroundError: throwBackgroundError });
  const [one, two] = [await open('queue_one'), await open('queue_two')];
  await one.add([aUnit]);
  expect(await two.take()).toBeUndefined();
  expect(await one.take()).toMatchObject({ unit: aUnit });
  await Promise.all([one.close(), two.close()]);
});

it('hands out nothing of another bank, or of another version of the bank, but counts and drops it', async () => {
  const connectionString = await createDatabase(inject('postgresUrl'));
  const open = (of: typeof bank) =>
    openPgBossQueue({ bank: of, connectionString, onBackgroundError: throwBackgroundError });
  const [own, newer] = [await open(bank), await open({ ...bank, version: '1.1.0' })];
  await own.add([aUnit, { ...aUnit, from: 10, to: 20 }]);
  expect(await newer.take()).toBeUndefined();
  expect(await newer.countOpen('b')).toBe(2);
  expect(await own.take()).toMatchObject({ unit: aUnit });
  await newer.discard('b');
  expect(await own.take()).toBeUndefined();
  await Promise.all([own.close(), newer.close()]);
});

it('gives the planner statistics of the units that it adds', async () => {
  const connectionString = await createDatabase(inject('postgresUrl'));
  const queue = await openPgBossQueue({ bank, connectionString, onBackgroundError: throwBackgroundError });
  await queue.add(Array.from({ length: 500 }, () => aUnit));
  await queue.close();
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query("SELECT reltuples FROM pg_class WHERE oid = 'pgboss.job_common'::regclass");
  await client.end();
  expect(rows).toEqual([{ reltuples: 500 }]);
});

it('says that the store is unavailable while the database is gone, and goes on by itself when it is back', async () => {
  const server = await startPostgres();
  const backgroundErrors: Error[] = [];
  const connectionString = await server.createDatabase();
  const queue = await openPgBossQueue({
    bank,
    connectionString,
    lapseSeconds: 1,
    onBackgroundError: (error) => backgroundErrors.push(error),
  });
  try {
    await queue.add([aUnit, { ...aUnit, from: 10, to: 20 }]);
    const claim = await queue.take();
    if (claim === undefined) throw new Error('There was nothing to take');

    // Holds up whatever needs the table, so that one call is under way when the server dies.
    const blocker = new Client({ connectionString });
    blocker.on('error', () => {});
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE pgboss.job_common');
    const underWay = queue.take();
    const failure = expect(underWay).rejects.toBeInstanceOf(StoreUnavailableError);
    await vi.waitFor(async () => {
      const { rows } = await blocker.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      expect(rows).not.toEqual([]);
    });

    await server.halt();
    await failure;
    const calls = [queue.take(), queue.add([aUnit]), queue.keepAlive(claim), queue.finish(claim), queue.countOpen('b')];
    for (const { reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(StoreUnavailableError);
    }
    // pg-boss's own upkeep fails meanwhile: it is told, and does not end the process.
    await vi.waitFor(() => expect(backgroundErrors).not.toEqual([]), { timeout: 10_000 });

    await server.resume();
    expect(await queue.countOpen('b')).toBe(2);
    const attempts = new Set();
    await vi.waitFor(
      async () => {
        attempts.add((await queue.take())?.attempt);
        expect(attempts).toContain(1); // the claim from before has lapsed
      },
      { timeout: 15_000 },
    );
  } finally {
    await queue.close();
    await server.stop();
  }
});

it('cannot be opened while there is no database, and says so', async () => {
  const server = await startPostgres({ fsync: false });
  await server.stop();
  const opening = openPgBossQueue({ bank, connectionString: server.url, onBackgroundError: throwBackgroundError });
  await expect(opening).rejects.toBeInstanceOf(StoreUnavailableError);
});

it('says that the database does not exist, in words of the store', async () => {
  const url = new URL(await createDatabase(inject('postgresUrl')));
  url.pathname = '/no_such_database';
  const opening = openPgBossQueue({ bank, connectionString: url.href, onBackgroundError: throwBackgroundError });
  await expect(opening).rejects.toMatchObject({
    code: 'store-unavailable',
    message: expect.stringContaining('does not exist'),
  });
});
