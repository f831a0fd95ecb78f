import { expect, it, vi } from 'vitest';
import { StoreUnavailableError } from '../../src/storage/store-errors.ts';
import { createLiveBank } from '../../src/workflows/live-bank.ts';
import { unitSizeFor } from '../../src/workflows/model-work.ts';
import { createPackMany, type PackMany } from '../../src/workflows/pack-many.ts';
import { readItems } from '../../src/workflows/read-items.ts';
import { aDraft } from '../contract/a-draft.ts';
import { aPublished } from './a-publication.ts';
import { aWorkspace } from './a-workspace.ts';
import { crashWord, fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

/** Items that a worker takes at a time. */
const unit = unitSizeFor('keyword', undefined);

/** The items of a batch as a list. */
async function itemsOf({ batches }: Awaited<ReturnType<typeof aWorkspace>>, batchId: string) {
  return Array.fromAsync(readItems(batchId, batches));
}

it('evaluates every answer once and finishes the batch', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(2 * unit + 50, (index) => (index === 7 ? '不道歉' : `先道歉${index}`));
  workspace.startWorker();
  const batch = await workspace.untilSettled(id);
  expect(batch).toMatchObject({
    status: 'finished',
    counts: { items: 2 * unit + 50, evaluated: 2 * unit + 50, failed: 0 },
  });
  expect(workspace.calls).toHaveLength(2 * unit + 50);
  const items = await itemsOf(workspace, id);
  const verdicts = items
    .map(({ evaluation }) => evaluation?.numbers.criteria[0])
    .map((it) => it && 'verdict' in it && it.verdict);
  expect(verdicts[7]).toBe('contradicted');
  expect(new Set(verdicts.toSpliced(7, 1))).toEqual(new Set(['covered']));
  expect((await workspace.storage.audit.verify()).tampering).toEqual([]);
});

it('shares the work among workers, each answer evaluated once', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(5 * unit);
  for (let count = 0; count < 3; count += 1) workspace.startWorker();
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: 5 * unit, failed: 0 } });
  expect(workspace.calls).toHaveLength(5 * unit);
});

it('looks for published rubrics before each unit, and evaluates all of a unit with what it found', async () => {
  const workspace = await aWorkspace();
  const { storage } = workspace;
  const { bank, refresh } = createLiveBank(workspace.bank, storage.publications);
  const { id } = await workspace.startBatchOf(3 * unit);
  const packMany = createPackMany(fakeEvaluateAnswer(bank), bank);
  let units = 0;
  workspace.startWorker({
    bank,
    refreshBank: refresh,
    settings: { ...workspace.settings, lanes: 1 },
    packMany: async (requests) => {
      units += 1;
      // Somebody publishes while the first of three units is worked on.
      if (units === 1)
        await storage.publications.publish(bank.id, aPublished(1), await storage.drafts.create(aDraft()));
      return await packMany(requests);
    },
  });
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: 3 * unit, failed: 0 } });
  const versions = (await itemsOf(workspace, id)).map(({ evaluation }) => evaluation?.numbers.rubric.version);
  expect(versions).toEqual([...Array(unit).fill('1.0.0'), ...Array(2 * unit).fill('1.1.0')]);
});

it('takes over from a worker that died with a unit in its hands', async () => {
  const workspace = await aWorkspace({ leaseMs: 200 });
  const { id } = await workspace.startBatchOf(unit + 50);
  const orphan = await workspace.queue.take();
  expect(orphan?.unit).toEqual({ batchId: id, from: 0, to: unit });
  workspace.startWorker();
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: unit + 50, failed: 0 } });
});

it('drops what a worker brings that was taken for dead, and counts nothing twice', async () => {
  const workspace = await aWorkspace({ leaseMs: 50 });
  const { id } = await workspace.startBatchOf(20);
  const slow: PackMany = async (requests) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return workspace.packMany(requests);
  };
  const deaf = { ...workspace.queue, keepAlive: async () => true };
  workspace.startWorker({ packMany: slow, queue: deaf });
  await new Promise((resolve) => setTimeout(resolve, 100));
  workspace.startWorker();
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: 20, failed: 0 } });
  await vi.waitFor(() => expect(workspace.events).toContainEqual({ kind: 'unit-done', batchId: id, recorded: 0 }));
  expect((await workspace.services.getBatch(id)).counts).toMatchObject({ evaluated: 20, failed: 0 });
});

it('keeps a failure with its answer, lets the others go on, and retries nothing else', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(30, (index) => (index === 3 ? `${crashWord} secret` : `道歉${index}`));
  workspace.startWorker();
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 29, failed: 1 } });
  const failed = await workspace.services.getItem(id, 3);
  expect(failed).toMatchObject({ status: 'failed', error: { code: 'evaluation-failed' }, evaluation: null });
  expect(failed.error?.message).not.toContain('secret');
  const callsBefore = workspace.calls.length;
  expect(await workspace.services.retryFailed(id)).toMatchObject({ status: 'running', counts: { failed: 0 } });
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 29, failed: 1 } });
  expect(workspace.calls.slice(callsBefore).map(({ answer }) => answer)).toEqual([`${crashWord} secret`]);
});

it('tries a failure that may pass once more, by itself', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(5);
  const asked: number[] = [];
  const flaky: PackMany = async (requests) => {
    asked.push(requests.length);
    const outcomes = await workspace.packMany(requests);
    const ended = { error: { code: 'evaluation-thread-ended', message: 'The thread ended', retryable: true } };
    return asked.length === 1 ? outcomes.toSpliced(2, 1, ended) : outcomes;
  };
  workspace.startWorker({ packMany: flaky });
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: 5, failed: 0 } });
  expect(asked).toEqual([5, 1]);
});

it('pauses after the units in hand and goes on from there', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(5 * unit);
  const slow: PackMany = async (requests) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return workspace.packMany(requests);
  };
  workspace.startWorker({ packMany: slow });
  await vi.waitFor(async () => expect((await workspace.services.getBatch(id)).counts.evaluated).toBeGreaterThan(0));
  expect(await workspace.services.pauseBatch(id)).toMatchObject({ status: 'paused', pauseReason: 'person' });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const { counts } = await workspace.services.getBatch(id);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await workspace.services.getBatch(id)).counts).toEqual(counts);
  expect(counts.evaluated).toBeLessThan(5 * unit);
  await workspace.services.startBatch(id);
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 5 * unit } });
  expect(workspace.calls).toHaveLength(5 * unit);
});

it('stops for good when cancelled, and keeps what was evaluated', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(300);
  await workspace.services.cancelBatch(id);
  workspace.startWorker();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await workspace.services.getBatch(id)).toMatchObject({ status: 'cancelled', counts: { evaluated: 0 } });
  await expect(workspace.services.startBatch(id)).rejects.toMatchObject({ code: 'batch-state' });
});

it('pauses at the cap exactly, and goes on under a higher one', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(500);
  await workspace.services.pauseBatch(id);
  await workspace.services.startBatch(id, { items: 230, costUsd: null });
  workspace.startWorker();
  const paused = { status: 'paused', pauseReason: 'cap-items', counts: { evaluated: 230 } };
  expect(await workspace.untilSettled(id)).toMatchObject(paused);
  await expect(workspace.services.startBatch(id)).rejects.toMatchObject({ code: 'cap-reached' });
  await workspace.services.startBatch(id, { items: null, costUsd: null });
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 500 } });
});

it('waits with what it has in hand while the store is away, and evaluates nothing twice', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(10);
  let failures = 0;
  const away: typeof workspace.batches = {
    ...workspace.batches,
    recordOutcomes: async (...args) => {
      failures += 1;
      if (failures <= 2) throw new StoreUnavailableError('gone');
      return workspace.batches.recordOutcomes(...args);
    },
  };
  workspace.startWorker({ batches: away });
  expect(await workspace.untilSettled(id)).toMatchObject({ counts: { evaluated: 10, failed: 0 } });
  expect(workspace.calls).toHaveLength(10);
  expect(workspace.events.filter(({ kind }) => kind === 'waiting')).toHaveLength(2);
});

it('puts a running batch back to work whose units were never added, because its process died in between', async () => {
  const workspace = await aWorkspace();
  const { batch } = await workspace.importText('candidate,question,answer\nc1,complaint,道歉\n');
  await workspace.batches.start(batch.id, { items: null, costUsd: null });
  workspace.startWorker();
  expect(await workspace.untilSettled(batch.id)).toMatchObject({ status: 'finished', counts: { evaluated: 1 } });
});

it('removes what is left of an import whose process died, once it has watched it lie still for a minute', async () => {
  const workspace = await aWorkspace();
  const { batches } = workspace;
  const { batch: ready } = await workspace.importText('candidate,question,answer\nc1,complaint,道歉\n');
  const { name, bank, engine, source, mapping } = ready;
  const left = await batches.create({ name, bank, engine, source, mapping, idempotency: null });
  const clock = { ms: 0, looks: 0 };
  const watched: typeof batches = {
    ...batches,
    listImports: async () => {
      clock.looks += 1;
      return batches.listImports();
    },
  };
  workspace.startWorker({ batches: watched, elapsedMs: () => clock.ms });
  await vi.waitFor(() => expect(clock.looks).toBeGreaterThan(2));
  expect(await batches.find(left.id)).toEqual(left);
  clock.ms = 60_000;
  await vi.waitFor(async () => expect(await batches.find(left.id)).toBeUndefined());
  expect(await batches.find(ready.id)).toEqual(ready);
});

it('gives up on a unit over which five workers died, and says so at its answers', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(3);
  const cursed = {
    ...workspace.queue,
    take: async () => {
      const claim = await workspace.queue.take();
      return claim && { ...claim, attempt: 5 };
    },
  };
  workspace.startWorker({ queue: cursed });
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 0, failed: 3 } });
  expect((await workspace.services.getItem(id, 0)).error?.code).toBe('worker-ended');
  expect(workspace.calls).toEqual([]);
});

it('survives a bug over one unit and goes on with the others', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(2 * unit);
  let isFirst = true;
  const buggy: PackMany = async (requests) => {
    if (isFirst) {
      isFirst = false;
      throw new TypeError('a bug');
    }
    return workspace.packMany(requests);
  };
  workspace.startWorker({ packMany: buggy });
  await vi.waitFor(async () => expect((await workspace.services.getBatch(id)).counts.evaluated).toBe(unit));
  expect(workspace.events).toContainEqual({ kind: 'failed', cause: new TypeError('a bug') });
});

it('finishes what it has in hand when told to stop, and takes no more', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(5 * unit);
  const slow: PackMany = async (requests) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return workspace.packMany(requests);
  };
  const worker = workspace.startWorker({ packMany: slow });
  await new Promise((resolve) => setTimeout(resolve, 60));
  await worker.stop();
  const { evaluated } = (await workspace.services.getBatch(id)).counts;
  expect(evaluated).toBeGreaterThan(0);
  expect(evaluated).toBeLessThan(5 * unit);
  expect(workspace.calls).toHaveLength(evaluated);
});

it('leaves alone what was erased while it waited', async () => {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(3);
  await workspace.storage.candidates.forget('c1');
  workspace.startWorker();
  expect(await workspace.untilSettled(id)).toMatchObject({ status: 'finished', counts: { evaluated: 2, failed: 1 } });
  expect((await workspace.services.getItem(id, 1)).error?.code).toBe('answer-erased');
  expect(workspace.calls).toHaveLength(2);
});

it('leaves alone what was imported with another version of the bank: it would read the answers with the wrong rubrics', async () => {
  const workspace = await aWorkspace();
  const newer = { ...workspace.bank, version: '9.0.0' };
  const { id } = await workspace.batches.create({
    name: 'newer',
    bank: { id: newer.id, version: newer.version },
    engine: 'keyword',
    source: { fileName: 'a.csv', sha256: '0'.repeat(64), sizeBytes: 1, format: 'csv', encoding: 'utf-8', sheet: null },
    mapping: { layout: 'long', candidate: 'a', question: 'b', answer: 'c' },
    idempotency: null,
  });
  const item = { position: 0, row: 2, candidateId: 'c1', questionId: 'complaint', answer: '道歉' };
  await workspace.batches.addRows(id, { items: [item], rejected: [], blankCells: 0 });
  await workspace.batches.finishImport(id);
  await expect(workspace.services.startBatch(id)).rejects.toMatchObject({ code: 'batch-bank' });
  await expect(workspace.services.retryFailed(id)).rejects.toMatchObject({ code: 'batch-bank' });
  expect(await workspace.services.getBatch(id)).toMatchObject({ status: 'ready' });
  await workspace.batches.start(id, { items: null, costUsd: null });
  workspace.startWorker();
  await new Promise((resolve) => setTimeout(resolve, 150)); // long enough to look for stranded batches
  expect(await workspace.services.getBatch(id)).toMatchObject({
    status: 'running',
    counts: { evaluated: 0, failed: 0 },
  });
  expect(workspace.calls).toEqual([]);
});
