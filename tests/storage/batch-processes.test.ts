import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { aRunningBatchOf, openBatches, range } from '../contract/batch-store-fixture.ts';
import { aFolder, openTestStore } from './open-test-store.ts';

const program = fileURLToPath(new URL('batch-recording-process.ts', import.meta.url));

it('takes one evaluation an item when three processes record all items in one SQLite file', async () => {
  const sqliteFile = join(aFolder(), 'store.sqlite');
  const { batches, db, storage } = await openBatches(() => openTestStore({ sqliteFile }));
  const { id } = await aRunningBatchOf(batches, 300);
  const runs = await Promise.all(
    range(0, 3).map(() => promisify(execFile)(process.execPath, [program, sqliteFile, id, '300'])),
  );
  const recorded = runs.map(({ stdout }) => Number(stdout));
  expect(recorded.reduce((sum, count) => sum + count, 0)).toBe(300);
  expect(await batches.find(id)).toMatchObject({ status: 'finished', counts: { evaluated: 300, failed: 0 } });
  expect(await db.selectFrom('evaluations').select('id').execute()).toHaveLength(300);
  expect((await storage.audit.verify()).tampering).toEqual([]);
});
