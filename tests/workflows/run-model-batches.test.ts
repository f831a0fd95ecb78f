import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { aPaidModel, downWord } from './a-paid-model.ts';
import { aWorkspace } from './a-workspace.ts';

/** Machines that are busy take their time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 8_000 });

const noCap = { items: null, costUsd: null };

it('begins half more answers than the model takes at a time, stores all of them, and counts what they really cost', async () => {
  const { models, seen } = aPaidModel({ concurrency: 8, costUsd: 0.25, latencyMs: 100 });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(60);
  workspace.startWorker({ settings: { ...workspace.settings, lanes: 5 } });
  const batch = await workspace.untilSettled(id);
  expect(batch).toMatchObject({ status: 'finished', costUsd: 15, counts: { evaluated: 60, failed: 0 } });
  expect(seen.asked).toHaveLength(60);
  expect(seen.mostInFlight).toBe(12);
  expect(workspace.calls).toEqual([]);
});

it('stores results by the half of what may be in flight, long before all are there', async () => {
  const { models } = aPaidModel({ concurrency: 8, latencyMs: 20 });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(40);
  workspace.startWorker();
  await workspace.untilSettled(id);
  const recorded = workspace.events.map((event) => event.kind === 'unit-done' && event.recorded);
  expect(recorded).toEqual(Array.from({ length: 10 }, () => 4));
});

it('ends what is in flight when the batch is paused, leaves that pending, and goes on from there', async () => {
  const { models, seen } = aPaidModel({ concurrency: 4, latencyMs: 60_000 });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(20);
  const worker = workspace.startWorker();
  await soon(() => expect(seen.inFlight).toBe(4));
  await workspace.services.pauseBatch(id);
  await soon(() => expect(seen).toMatchObject({ inFlight: 0, aborted: 4 }));
  await worker.stop();
  expect(seen.asked).toHaveLength(4);
  expect(await workspace.services.getBatch(id)).toMatchObject({
    status: 'paused',
    costUsd: 0,
    counts: { evaluated: 0, failed: 0 },
  });
  const fast = aPaidModel({ concurrency: 4 });
  await workspace.services.startBatch(id);
  workspace.startWorker({ models: fast.models });
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 20, failed: 0 } });
});

it('keeps what was paid for when a cancellation ends the rest of its unit', async () => {
  const meanwhile = (answer: string, signal?: AbortSignal) =>
    sleep(answer.endsWith('0') ? 0 : 60_000, undefined, { signal });
  const { models, seen } = aPaidModel({ concurrency: 4, meanwhile });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(2);
  workspace.startWorker();
  await soon(() => expect(seen.finished).toBe(1));
  await workspace.services.cancelBatch(id);
  await soon(() => expect(seen.aborted).toBe(1));
  await soon(async () =>
    expect(await workspace.services.getBatch(id)).toMatchObject({
      status: 'cancelled',
      costUsd: 0.25,
      counts: { evaluated: 1, failed: 0 },
    }),
  );
});

it('begins no answer once as much is spent or in flight as the cap allows: no more goes beyond it than one answer', async () => {
  const { models, seen } = aPaidModel({ concurrency: 8, costUsd: 0.25 });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(100);
  await workspace.services.pauseBatch(id);
  await workspace.services.startBatch(id, { items: null, costUsd: 5 });
  workspace.startWorker({ settings: { ...workspace.settings, lanes: 5 } });
  const batch = await workspace.untilSettled(id);
  expect(batch).toMatchObject({ status: 'paused', pauseReason: 'cap-cost' });
  await soon(() => expect(seen.inFlight).toBe(0));
  expect(seen.asked.length).toBeGreaterThanOrEqual(20);
  expect(seen.asked.length).toBeLessThanOrEqual(20 + 1);
  expect(seen.aborted).toBe(0);
  await soon(async () => {
    const { costUsd, counts } = await workspace.services.getBatch(id);
    expect(costUsd).toBeCloseTo(seen.asked.length * 0.25, 9);
    expect(counts.evaluated).toBe(seen.asked.length);
  });
  await workspace.services.startBatch(id, noCap);
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', costUsd: 25 });
  expect(seen.asked).toHaveLength(100);
});

it('keeps a failure of the model with its answer, tries it no second time by itself, and retries it when asked', async () => {
  const { models, model, seen } = aPaidModel({ concurrency: 4 });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(6, (index) => (index === 2 ? downWord : `道歉${index}`));
  workspace.startWorker();
  expect(await workspace.untilSettled(id)).toMatchObject({
    status: 'finished',
    costUsd: 1.5, // the failure was paid for too
    counts: { evaluated: 5, failed: 1 },
  });
  expect(await workspace.services.getItem(id, 2)).toMatchObject({ error: { code: 'model-unreachable' } });
  expect(seen.asked).toHaveLength(6);
  model.isDown = false;
  await workspace.services.retryFailed(id);
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 6, failed: 0 } });
  expect(seen.asked.slice(6)).toEqual([downWord]);
});

it('lets what is in flight finish when the worker is told to stop, and begins nothing more', async () => {
  const { models, seen } = aPaidModel({ concurrency: 2, latencyMs: 400 });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(20);
  const worker = workspace.startWorker({ settings: { ...workspace.settings, graceMs: 5_000 } });
  await soon(() => expect(seen.inFlight).toBe(2));
  await worker.stop();
  const { counts, status } = await workspace.services.getBatch(id);
  expect({ status, evaluated: counts.evaluated }).toEqual({ status: 'running', evaluated: seen.asked.length });
  expect(seen.asked.length).toBeLessThanOrEqual(4);
  expect(seen.aborted).toBe(0);
});

it('ends what is in flight when its time of grace is over, and gives the unit to the next worker', async () => {
  const { models, seen } = aPaidModel({ concurrency: 2, latencyMs: 60_000 });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(4);
  const worker = workspace.startWorker();
  await soon(() => expect(seen.inFlight).toBe(2));
  await worker.stop();
  expect(seen.aborted).toBe(2);
  workspace.startWorker({ models: aPaidModel({ concurrency: 2 }).models });
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: 4, failed: 0 } });
});

it('removes from the cache what a model said of an answer that was erased meanwhile', async () => {
  const thinking = Promise.withResolvers<void>();
  const { models, seen } = aPaidModel({ concurrency: 4, meanwhile: () => thinking.promise });
  const workspace = await aWorkspace({ models });
  const { id } = await workspace.startBatchOf(3);
  workspace.startWorker();
  await soon(() => expect(seen.inFlight).toBe(3));
  await workspace.storage.candidates.forget('c1');
  thinking.resolve();
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: 2, failed: 1 } });
  await soon(() => expect(seen.forgotten).toEqual([hash('sha256', '先道歉1')]));
});

it('leaves a batch alone whose engine is not set up here, for a worker that has it', async () => {
  const { models } = aPaidModel({ concurrency: 4 });
  const workspace = await aWorkspace({ models });
  const rows = Array.from({ length: 10 }, (_, index) => `c${index},complaint,先道歉${index}`);
  const table = Readable.from([Buffer.from(`candidate,question,answer\n${rows.join('\n')}\n`)]);
  const { uploadId, suggestedMapping: mapping } = await workspace.services.uploadTable(table, 'a.csv');
  if (!mapping) throw new Error('the columns were not recognised');
  const { batch } = await workspace.services.importBatch({ uploadId, mapping, engine: 'llm' });
  await workspace.services.startBatch(batch.id);
  workspace.startWorker({ models: undefined });
  await soon(() => expect(workspace.events).toContainEqual({ kind: 'engine-missing', batchId: batch.id }));
  expect((await workspace.services.getBatch(batch.id)).counts).toMatchObject({ evaluated: 0, failed: 0 });
  workspace.startWorker();
  const settled = await workspace.untilSettled(batch.id);
  expect(settled).toMatchObject({ status: 'finished', counts: { evaluated: 10, failed: 0 } });
});
