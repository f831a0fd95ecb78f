import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Claim, WorkQueue, WorkUnit } from '../../src/storage/work-queue.ts';

/** A kind of queue to be held to the contract. */
export type QueueUnderTest = {
  /** Opens the queue once more: to the queue it is another process. Called first with a fresh database for each test. */
  open(): Promise<WorkQueue>;
  /** Makes a batch whose units may be handed out, and returns its id. */
  createBatch(): Promise<string>;
  /** After how many milliseconds without a sign of life a claim may lapse; a busy machine must manage to show some. */
  readonly lapseMs: number;
  /** Removes what the test has left behind; the queues that it opened are closed before. */
  cleanUp(): Promise<void>;
};

type Context = {
  readonly queue: WorkQueue;
  /** A batch without units. */
  readonly batchId: string;
  /** Ten items of that batch. */
  readonly unit: (from: number) => WorkUnit;
  /** Opens the queue once more. */
  readonly open: () => Promise<WorkQueue>;
  readonly underTest: QueueUnderTest;
};

/**
 * State what every queue of work units must do, as tests of the file that calls this. They run side by side, as some
 * do nothing but wait for claims to lapse.
 *
 * @param prepare makes a fresh, empty queue
 */
export function testWorkQueue(prepare: () => Promise<QueueUnderTest>): void {
  const { concurrent: it } = test.extend<{ context: Context }>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which other fixtures this one needs
    context: async ({}, use) => {
      const underTest = await prepare();
      const opened: WorkQueue[] = [];
      const open = async () => {
        const another = await underTest.open();
        opened.push(another);
        return another;
      };
      const batchId = await underTest.createBatch();
      const unit = (from: number) => ({ batchId, from, to: from + 10 });
      await use({ queue: await open(), batchId, unit, open, underTest });
      for (const each of opened) await each.close();
      await underTest.cleanUp();
    },
  });

  it('hands a unit out as it was added, to the first who asks', async ({ context: { queue, batchId, unit } }) => {
    await queue.add([unit(20)]);
    expect(await queue.take()).toMatchObject({ unit: { batchId, from: 20, to: 30 }, attempt: 0 });
    expect(await queue.take()).toBeUndefined();
  });

  it('has nothing to hand out when nothing was added', async ({ context: { queue } }) => {
    await queue.add([]);
    expect(await queue.take()).toBeUndefined();
  });

  it('hands each of 1,000 units to exactly one of three takers who take at the same time', async ({
    context: { queue, batchId, unit, open },
  }) => {
    await queue.add(Array.from({ length: 1000 }, (_, index) => unit(index * 10)));
    const takers = [queue, await open(), await open()];
    const taken = await Promise.all(takers.map(takeAll));
    const starts = taken.flat().map((claim) => claim.unit.from);
    expect(starts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index * 10));
    expect(await queue.countOpen(batchId)).toBe(0);
  });

  it('hands a unit out again, as the next attempt, when its worker shows no more sign of life', async ({
    context: { queue, unit, open },
  }) => {
    await queue.add([unit(0)]);
    const lost = await takeOne(await open());
    const second = await takeWhenLapsed(queue);
    expect(second).toMatchObject({ unit: lost.unit, attempt: 1 });
    expect(await takeWhenLapsed(queue)).toMatchObject({ unit: lost.unit, attempt: 2 });
  });

  it('leaves a unit with a worker who keeps the claim alive', async ({ context: { queue, unit, open, underTest } }) => {
    await queue.add([unit(0)]);
    const claim = await takeOne(queue);
    const other = await open();
    for (const end = Date.now() + 2.5 * underTest.lapseMs; Date.now() < end; await delay(underTest.lapseMs / 10)) {
      expect(await queue.keepAlive(claim)).toBe(true);
      expect(await other.take()).toBeUndefined();
    }
  });

  it('lets a worker that was taken for dead do nothing to the unit that somebody else has by now', async ({
    context: { queue, batchId, unit, open },
  }) => {
    await queue.add([unit(0)]);
    const lapsed = await takeOne(await open());
    const current = await takeWhenLapsed(queue);

    expect(await queue.keepAlive(lapsed)).toBe(false);
    await queue.finish(lapsed);
    await queue.giveBack(lapsed);
    expect(await queue.take()).toBeUndefined();
    expect(await queue.keepAlive(current)).toBe(true);
    expect(await queue.countOpen(batchId)).toBe(1);
  });

  it('closes a finished unit for good', async ({ context: { queue, batchId, unit, underTest } }) => {
    await queue.add([unit(0)]);
    const claim = await takeOne(queue);
    await queue.finish(claim);
    expect(await queue.keepAlive(claim)).toBe(false);
    await queue.giveBack(claim);
    await queue.finish(claim);
    await delay(2 * underTest.lapseMs);
    expect(await queue.take()).toBeUndefined();
    expect(await queue.countOpen(batchId)).toBe(0);
  });

  it('lets anybody take a unit that was given back, at once and not as another attempt', async ({
    context: { queue, unit, open },
  }) => {
    await queue.add([unit(0)]);
    const first = await takeOne(queue);
    await queue.giveBack(first);
    const second = await takeOne(await open());
    expect(second).toMatchObject({ unit: first.unit, attempt: 0 });
  });

  it('lets a worker that gave a unit back do nothing to it any more', async ({ context: { queue, unit } }) => {
    await queue.add([unit(0)]);
    const first = await takeOne(queue);
    await queue.giveBack(first);
    const second = await takeOne(queue);

    expect(await queue.keepAlive(first)).toBe(false);
    await queue.finish(first);
    await queue.giveBack(first);
    expect(await queue.take()).toBeUndefined();
    expect(await queue.keepAlive(second)).toBe(true);
  });

  it('drops the units of a batch that wait, and leaves those of other batches and those being worked on', async ({
    context: { queue, batchId, unit, underTest },
  }) => {
    const other = await underTest.createBatch();
    await queue.add([unit(0), unit(10), unit(20)]);
    const claim = await takeOne(queue);
    await queue.add([{ batchId: other, from: 0, to: 10 }]);

    await queue.discard(batchId);
    expect(await queue.countOpen(batchId)).toBe(1);
    expect(await queue.keepAlive(claim)).toBe(true);
    expect((await takeOne(queue)).unit.batchId).toBe(other);
    expect(await queue.take()).toBeUndefined();
  });

  it('counts the units of a batch that wait or are being worked on, not those of other batches', async ({
    context: { queue, batchId, unit, underTest },
  }) => {
    const other = await underTest.createBatch();
    await queue.add([unit(0), unit(10), { batchId: other, from: 0, to: 10 }]);
    expect([await queue.countOpen(batchId), await queue.countOpen(other)]).toEqual([2, 1]);
    await queue.discard(other);
    await takeOne(queue);
    expect(await queue.countOpen(batchId)).toBe(2);
    await queue.finish(await takeOne(queue));
    expect(await queue.countOpen(batchId)).toBe(1);
    expect(await queue.countOpen('no such batch')).toBe(0);
  });

  it('still holds the units that wait after it was closed and opened again', async ({
    context: { queue, unit, open },
  }) => {
    await queue.add([unit(0)]);
    await queue.close();
    await queue.close(); // does nothing
    expect(await takeOne(await open())).toMatchObject({ unit: unit(0), attempt: 0 });
  });
}

/** Take and finish until nothing is left. */
async function takeAll(queue: WorkQueue): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (let claim = await queue.take(); claim !== undefined; claim = await queue.take()) {
    claims.push(claim);
    await queue.finish(claim);
  }
  return claims;
}

async function takeOne(queue: WorkQueue): Promise<Claim> {
  const claim = await queue.take();
  if (claim === undefined) throw new Error('There was nothing to take');
  return claim;
}

function takeWhenLapsed(queue: WorkQueue): Promise<Claim> {
  return vi.waitFor(() => takeOne(queue), { timeout: 15_000, interval: 50 });
}
