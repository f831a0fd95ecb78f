import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aRunningBatchOf, evaluationsOf, openBatches, range } from '../contract/batch-store-fixture.ts';
import { openPostgresStore, openSqliteStore } from './open-test-store.ts';

/** Whatever was shown while the item waited, its answer is gone now. */
async function makePendingAgain({ db }: Awaited<ReturnType<typeof openBatches>>, batchId: string, position: number) {
  await db
    .updateTable('batch_items')
    .set({ status: 'pending', error_code: null, error_message: null })
    .where('batch_id', '=', batchId)
    .where('position', '=', position)
    .execute();
}

it('stores no word of an answer that is erased while its outcome waits for its turn', async () => {
  const opened = await openBatches(openPostgresStore);
  const { batches, storage, db } = opened;
  const { id } = await aRunningBatchOf(batches, 2);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const blocking = db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('batch_items')
      .select('position')
      .where('batch_id', '=', id)
      .where('position', '=', 0)
      .forUpdate()
      .execute();
    await released;
  });
  await delay(100);
  // It has seen both items as they are, and waits for the first.
  const recording = batches.recordOutcomes(id, evaluationsOf(range(0, 2)));
  await delay(200);
  await storage.candidates.forget('候选人1');
  await makePendingAgain(opened, id, 1);
  release();
  await blocking;

  expect(await recording).toMatchObject({ recorded: 2 });
  const [first, second] = await batches.listItems(id, {}, { limit: 10 });
  expect(first).toMatchObject({ status: 'evaluated', answer: expect.any(String) });
  expect(second).toMatchObject({ status: 'failed', error: { code: 'answer-erased' }, evaluation: null });
  expect((await db.selectFrom('evaluation_texts').selectAll().execute()).length).toBe(1);
  expect((await storage.audit.verify()).tampering).toEqual([]);
});

it.each([
  { name: 'SQLite', open: openSqliteStore },
  { name: 'PostgreSQL', open: openPostgresStore },
])('fails an item on $name whose answer is gone although it is pending', async ({ open }) => {
  const opened = await openBatches(open);
  const { batches, storage } = opened;
  const { id } = await aRunningBatchOf(batches, 2);
  await storage.candidates.forget('候选人0');
  await makePendingAgain(opened, id, 0);
  await batches.recordOutcomes(id, evaluationsOf([0]));
  expect(await batches.findItem(id, 0)).toMatchObject({ status: 'failed', error: { code: 'answer-erased' } });
  expect((await storage.audit.verify()).tampering).toEqual([]);
});
