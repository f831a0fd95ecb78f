import { describe, expect, it } from 'vitest';
import type { BatchStore } from '../../src/storage/batch-store.ts';
import { BatchNotFoundError, BatchStateError, CapReachedError } from '../../src/storage/store-errors.ts';
import {
  aNewBatch,
  anItem,
  aReadyBatchOf,
  aRunningBatchOf,
  auditOf,
  evaluationsOf,
  failuresOf,
  noCap,
  openBatches,
  range,
} from './batch-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

/** By status: a batch that has it. */
const batchesByStatus = {
  importing: (batches: BatchStore) => batches.create(aNewBatch()),
  ready: (batches: BatchStore) => aReadyBatchOf(batches, 2),
  running: (batches: BatchStore) => aRunningBatchOf(batches, 2),
  paused: async (batches: BatchStore) => batches.pause((await aRunningBatchOf(batches, 2)).id, 'person'),
  finished: async (batches: BatchStore) =>
    (await batches.recordOutcomes((await aRunningBatchOf(batches, 2)).id, failuresOf([0, 1]))).batch,
  cancelled: async (batches: BatchStore) => batches.cancel((await aReadyBatchOf(batches, 2)).id),
};

const changes = [
  {
    name: 'start',
    allowed: ['ready', 'paused'],
    change: (batches: BatchStore, id: string) => batches.start(id, noCap),
  },
  { name: 'pause', allowed: ['running'], change: (batches: BatchStore, id: string) => batches.pause(id, 'person') },
  {
    name: 'cancel',
    allowed: ['ready', 'running', 'paused'],
    change: (batches: BatchStore, id: string) => batches.cancel(id),
  },
  {
    name: 'retryFailed',
    allowed: ['finished', 'paused'],
    change: (batches: BatchStore, id: string) => batches.retryFailed(id),
  },
] as const;

export function batchStatusContract(open: OpenStore): void {
  describe('the status of a batch', () => {
    it.each(changes)('allows $name only when it is $allowed', async ({ allowed, change }) => {
      const { batches } = await openBatches(open);
      for (const [status, make] of Object.entries(batchesByStatus)) {
        const before = await make(batches);
        expect(before.status).toBe(status);
        const changed = await change(batches, before.id).catch((error: unknown) => error);
        if (allowed.some((it) => it === status)) {
          expect(changed).toMatchObject({ id: before.id });
        } else {
          expect(changed).toBeInstanceOf(BatchStateError);
          expect(changed).toMatchObject({ status });
          expect(await batches.find(before.id)).toEqual(before);
        }
      }
      await expect(change(batches, 'none')).rejects.toBeInstanceOf(BatchNotFoundError);
    });

    it('goes from its start over a pause to its end, and the audit log tells each step', async () => {
      const opened = await openBatches(open);
      const { batches } = opened;
      const { id } = await aReadyBatchOf(batches, 2);
      const started = await batches.start(id, { items: 5, costUsd: 1.5 });
      expect(started).toMatchObject({ status: 'running', cap: { items: 5, costUsd: 1.5 }, finishedAt: null });
      expect(started.startedAt).not.toBeNull();
      expect(await batches.pause(id, 'person')).toMatchObject({ status: 'paused', pauseReason: 'person' });
      expect(await batches.start(id, noCap)).toMatchObject({
        startedAt: started.startedAt,
        pauseReason: null,
        cap: noCap,
      });
      const { batch } = await batches.recordOutcomes(id, evaluationsOf([0, 1]));
      expect(batch).toMatchObject({ status: 'finished', counts: { evaluated: 2 } });
      expect(batch.finishedAt).not.toBeNull();
      expect(await auditOf(opened, id)).toEqual([
        'batch-created',
        'batch-started',
        'batch-paused',
        'batch-started',
        'evaluations-recorded',
        'batch-finished',
      ]);
    });

    it('lists running batches, the oldest first', async () => {
      const { batches } = await openBatches(open);
      const first = await aRunningBatchOf(batches, 1);
      await aReadyBatchOf(batches, 1);
      const second = await aRunningBatchOf(batches, 1);
      expect(await batches.listRunning()).toEqual([first, second]);
    });

    it('is finished at once, whatever its cap, if every answer was erased before the start', async () => {
      const { batches, storage } = await openBatches(open);
      const { id } = await aReadyBatchOf(batches, 1);
      await storage.candidates.forget(anItem(0).candidateId);
      const started = await batches.start(id, { items: 1, costUsd: 0 });
      expect(started).toMatchObject({ status: 'finished', counts: { failed: 1 } });
    });
  });

  describe('retrying what failed', () => {
    it('makes those items pending and no others, and pauses a finished batch until it is started', async () => {
      const opened = await openBatches(open);
      const { batches } = opened;
      const { id } = await aRunningBatchOf(batches, 3);
      await batches.recordOutcomes(id, [...evaluationsOf([0]), ...failuresOf([1, 2])]);
      const retried = await batches.retryFailed(id);
      expect(retried).toMatchObject({ status: 'paused', pauseReason: 'person', finishedAt: null });
      expect(retried.counts).toMatchObject({ evaluated: 1, failed: 0 });
      expect(await auditOf(opened, id)).toContain('batch-retried');
      await batches.start(id, noCap);
      const pending = await batches.loadPending({ batchId: id, from: 0, to: 3 });
      expect(pending.map(({ position }) => position)).toEqual([1, 2]);
      expect(await batches.findItem(id, 1)).toMatchObject({ status: 'pending', error: null });
      expect(await batches.findItem(id, 0)).toMatchObject({ status: 'evaluated' });
    });

    it('changes nothing if nothing failed but answers that were erased', async () => {
      const { batches, storage } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 2);
      await batches.recordOutcomes(id, evaluationsOf([0]));
      await storage.candidates.forget(anItem(1).candidateId);
      const finished = await batches.find(id);
      expect(finished).toMatchObject({ status: 'finished', counts: { evaluated: 1, failed: 1 } });
      expect(await batches.retryFailed(id)).toEqual(finished);
      expect(await batches.findItem(id, 1)).toMatchObject({ status: 'failed', error: { code: 'answer-erased' } });
    });
  });

  describe('the cap on items', () => {
    it.each([
      {
        cap: 25,
        units: [
          [0, 10],
          [10, 20],
          [20, 25],
        ],
        why: 'the last unit is cut',
      },
      {
        cap: 20,
        units: [
          [0, 10],
          [10, 20],
        ],
        why: 'it falls on the end of a unit',
      },
      {
        cap: 99,
        units: [
          [0, 10],
          [10, 20],
          [20, 30],
        ],
        why: 'there are fewer items',
      },
    ])('plans just as many items as the cap of $cap allows ($why)', async ({ cap, units }) => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 30, { items: cap, costUsd: null });
      const planned = await batches.planUnits(id, 10);
      expect(planned).toEqual(units.map(([from, to]) => ({ batchId: id, from, to })));
    });

    it('counts what was done before, and looks past it', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 30, { items: 12, costUsd: null });
      await batches.recordOutcomes(id, [...evaluationsOf([0, 2, 4, 6]), ...failuresOf([11])]);
      // 7 are left to do: 1, 3, 5, 7, 8, 9 and 10.
      expect(await batches.planUnits(id, 10)).toEqual([
        { batchId: id, from: 1, to: 10 },
        { batchId: id, from: 10, to: 11 },
      ]);
    });

    it('pauses the batch when the last item that it allows is done', async () => {
      const opened = await openBatches(open);
      const { batches } = opened;
      const { id } = await aRunningBatchOf(batches, 3, { items: 2, costUsd: null });
      expect((await batches.recordOutcomes(id, failuresOf([0]))).batch.status).toBe('running');
      const { batch } = await batches.recordOutcomes(id, evaluationsOf([1]));
      expect(batch).toMatchObject({ status: 'paused', pauseReason: 'cap-items', counts: { evaluated: 1, failed: 1 } });
      expect(await batches.planUnits(id, 10)).toEqual([]);
      expect((await auditOf(opened, id)).at(-1)).toBe('batch-paused');
      await expect(batches.start(id, { items: 2, costUsd: null })).rejects.toBeInstanceOf(CapReachedError);
      expect(await batches.start(id, { items: 3, costUsd: null })).toMatchObject({ status: 'running' });
    });

    it('leaves a batch alone that was paused by a person or cancelled before', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 4, { items: 2, costUsd: null });
      await batches.pause(id, 'person');
      const paused = await batches.recordOutcomes(id, evaluationsOf([0, 1]));
      expect(paused.batch).toMatchObject({ status: 'paused', pauseReason: 'person' });
      await batches.cancel(id);
      const cancelled = await batches.recordOutcomes(id, evaluationsOf([2]));
      expect(cancelled.batch).toMatchObject({ status: 'cancelled', pauseReason: null });
    });

    it('lets a batch finish that has no more items than that', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 2, { items: 2, costUsd: null });
      expect((await batches.recordOutcomes(id, evaluationsOf([0, 1]))).batch.status).toBe('finished');
    });
  });

  describe('the cap on cost', () => {
    it('pauses the batch as soon as as much is spent', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 9, { items: null, costUsd: 0.5 });
      expect((await batches.recordOutcomes(id, evaluationsOf([0], { costUsd: 0.25 }))).batch.status).toBe('running');
      const { batch } = await batches.recordOutcomes(id, evaluationsOf([1], { costUsd: 0.25 }));
      expect(batch).toMatchObject({ status: 'paused', pauseReason: 'cap-cost', costUsd: 0.5 });
      await expect(batches.start(id, { items: null, costUsd: 0.5 })).rejects.toBeInstanceOf(CapReachedError);
      expect(await batches.start(id, { items: null, costUsd: 0.51 })).toMatchObject({ status: 'running' });
    });

    it('lets a batch finish whose last item spends it', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 1, { items: null, costUsd: 0.5 });
      expect((await batches.recordOutcomes(id, evaluationsOf(range(0, 1), { costUsd: 2 }))).batch.status).toBe(
        'finished',
      );
    });
  });
}
