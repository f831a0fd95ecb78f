import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import type { BatchStateError } from '../../src/storage/store-errors.ts';
import { StoreUnavailableError } from '../../src/storage/store-errors.ts';
import { createBatchServices } from '../../src/workflows/create-batch-services.ts';
import { importBatch } from '../../src/workflows/import-batch.ts';
import { createPackMany, type PackMany } from '../../src/workflows/pack-many.ts';
import { aBank } from './a-bank.ts';
import { aPaidModel } from './a-paid-model.ts';
import { aWorkspace } from './a-workspace.ts';
import { fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

const header = '姓名,题目,回答\n';

/** A thread that takes some milliseconds for whatever it is given: the questions it is made ready for, and what it evaluates. */
function aBeside() {
  const asked: ReadonlySet<string>[] = [];
  const tried: string[] = [];
  const pack = createPackMany(fakeEvaluateAnswer(aBank()), aBank());
  const beside = {
    prepare: (questionIds: ReadonlySet<string>) => void asked.push(questionIds),
    packBeside: async (requests: Parameters<PackMany>[0]) => {
      tried.push(...requests.map(({ answer }) => answer));
      await sleep(3);
      return pack(requests);
    },
    threads: 2,
  };
  return { beside, asked, tried };
}

it('reads good rows into answers and tells of each bad one by its row, in the order of the file', async () => {
  const { importText, services } = await aWorkspace();
  const { batch } = await importText(
    `${header}张三,complaint,先道歉\n李四,天气,不知道\n张三,delay,sorry\n,delay,sorry\n王五,1,"他说""好"", 再查原因"\n赵六,complaint\n`,
  );
  expect(batch).toMatchObject({ status: 'ready', name: 'a.csv', counts: { items: 3, rejectedRows: 3, blankCells: 0 } });
  const items = await services.listItems(batch.id, {}, { limit: 10 });
  expect(
    items.map(({ position, row, candidateId, questionId, answer, status }) => [
      position,
      row,
      candidateId,
      questionId,
      answer,
      status,
    ]),
  ).toEqual([
    [0, 2, '张三', 'complaint', '先道歉', 'pending'],
    [1, 4, '张三', 'delay', 'sorry', 'pending'],
    [2, 6, '王五', 'complaint', '他说"好", 再查原因', 'pending'],
  ]);
  const rejected = await services.listRejected(batch.id, { limit: 10 });
  expect(rejected.map(({ row, code, column }) => [row, code, column])).toEqual([
    [3, 'question-unknown', '题目'],
    [5, 'candidate-invalid', '姓名'],
    [7, 'field-count', null],
  ]);
});

it('takes the first of two answers to one question and reports the other, with the row of the first', async () => {
  const { importText, services } = await aWorkspace();
  const { batch } = await importText(
    `${header}张三,complaint,先道歉\n张三,1,先道歉\n张三,第1题,查原因\n李四,complaint,先道歉\n`,
  );
  expect(batch.counts).toMatchObject({ items: 2, rejectedRows: 2 });
  expect(await services.listRejected(batch.id, { limit: 10 })).toEqual([
    {
      ...{ row: 3, code: 'duplicate-row', column: null, otherRow: 2 },
      message: expect.stringMatching(/row 2 already, with the same answer$/),
    },
    {
      ...{ row: 4, code: 'second-answer', column: null, otherRow: 2 },
      message: expect.stringMatching(/row 2 already, with another answer/),
    },
  ]);
});

it('finds a candidate twice however far apart the rows are', async () => {
  const { importText, services } = await aWorkspace();
  const rows = Array.from({ length: 1_300 }, (_, index) => `c${index},complaint,道歉${index}`);
  const { batch } = await importText(`${header}${rows.join('\n')}\nc0,complaint,道歉0\n`);
  expect(batch.counts).toMatchObject({ items: 1_300, rejectedRows: 1 });
  expect(await services.listRejected(batch.id, { limit: 10 })).toMatchObject([{ row: 1_302, code: 'duplicate-row' }]);
});

it('makes ready for the questions of a file that is long, while it is read', async () => {
  const { beside, asked, tried } = aBeside();
  const { importText } = await aWorkspace({ beside });
  await importText(`${header}张三,complaint,道歉\n`);
  expect(asked).toEqual([]);
  const rows = Array.from({ length: 1_300 }, (_, index) => `c${index},delay,抱歉${index}`);
  await importText(`${header}${rows.join('\n')}\n`);
  expect(asked).toEqual([new Set(['delay'])]);
  await expect.poll(() => tried.length).toBe(1_000);
  expect(tried).toEqual(Array.from({ length: 1_000 }, (_, index) => `抱歉${index}`));
});

it('makes nothing ready for an engine that asks a model', async () => {
  const { beside, asked, tried } = aBeside();
  const { models } = aPaidModel({ concurrency: 1 });
  const { importText } = await aWorkspace({ models, beside });
  await importText(`${header}${Array.from({ length: 1_300 }, (_, index) => `c${index},delay,好`).join('\n')}\n`);
  expect([asked, tried]).toEqual([[], []]);
});

it('forecasts what a thread has shown while the file was read, and evaluates nothing twice', async () => {
  const { beside, tried } = aBeside();
  const { importText, services, calls, startWorker, untilSettled } = await aWorkspace({ beside });
  const rows = Array.from({ length: 2_300 }, (_, index) => `c${index},delay,抱歉${index}`);
  const { batch } = await importText(`${header}${rows.join('\n')}\n`);
  const forecast = await services.forecastBatch(batch.id);
  expect(forecast).toMatchObject({ items: 2_300, basis: 'measured' });
  expect(forecast.sampleSize).toBeGreaterThanOrEqual(1_000);
  await services.startBatch(batch.id);
  startWorker();
  expect((await untilSettled(batch.id)).counts).toMatchObject({ evaluated: 2_300, failed: 0 });
  expect(calls.length).toBeLessThan(2_300 - 800);
  expect(calls.length + tried.length).toBeLessThanOrEqual(2_300 + 200);
});

it('reads one column a question, and counts empty cells instead of rejecting them', async () => {
  const { importText, services } = await aWorkspace();
  const { batch } = await importText('编号,第1题,第2题\n7,先道歉,sorry\n8,,sorry\n9,,\n');
  expect(batch).toMatchObject({ mapping: { layout: 'wide' }, counts: { items: 3, rejectedRows: 0, blankCells: 3 } });
  const items = await services.listItems(batch.id, {}, { limit: 10 });
  expect(items.map(({ candidateId, questionId }) => `${candidateId} ${questionId}`)).toEqual([
    '7 complaint',
    '7 delay',
    '8 delay',
  ]);
});

it('keeps nothing of a file that gives no answer, and says why the first rows do not', async () => {
  const { importText, services, storage } = await aWorkspace();
  await expect(importText(`${header}张三,天气,晴\n李四,股市,涨\n`)).rejects.toMatchObject({
    code: 'batch-empty',
    message: expect.stringMatching(/^a\.csv: no row gave an answer; row 2: .*row 3: /),
  });
  expect(await services.listBatches({ limit: 10 })).toEqual([]);
  expect(await storage.batches.listImports()).toEqual([]);
});

const aFileOfOne = () => Readable.from([Buffer.from(`${header}张三,1,道歉\n`)]);

it('gives the same batch for the same request under one key, and refuses the key for another', async () => {
  const { services } = await aWorkspace();
  const upload = () => services.uploadTable(Readable.from([Buffer.from(`${header}张三,1,道歉\n`)]), 'a.csv');
  const first = await upload();
  if (!first.suggestedMapping) throw new Error('the columns were not recognised');
  const request = { uploadId: first.uploadId, mapping: first.suggestedMapping, idempotencyKey: 'key-1' };
  const { batch, isNew } = await services.importBatch(request);
  expect(isNew).toBe(true);
  expect(await services.importBatch(request)).toEqual({ batch, isNew: false });
  const other = { ...request, name: 'another name' };
  await expect(services.importBatch(other)).rejects.toMatchObject({ code: 'idempotency-conflict' });
  expect(await services.listBatches({ limit: 10 })).toHaveLength(1);
});

it('gives nobody the batch of somebody else who chose the same key, nor their upload', async () => {
  const { services } = await aWorkspace();
  const as = (userId: string): Actor => ({ userId, role: 'interviewer', scopes: null });
  const importAs = async (who: Actor) => {
    const { uploadId, suggestedMapping: mapping } = await services.uploadTable(aFileOfOne(), 'a.csv', who);
    if (!mapping) throw new Error('the columns were not recognised');
    return { uploadId, mapping, idempotencyKey: 'key-1', actor: who };
  };
  const request = await importAs(as('one'));
  const foreign = { code: 'upload-not-found' };
  await expect(services.previewUpload(request.uploadId, undefined, as('two'))).rejects.toMatchObject(foreign);
  await expect(services.discardUpload(request.uploadId, as('two'))).rejects.toMatchObject(foreign);
  await expect(services.importBatch({ ...request, actor: as('two') })).rejects.toMatchObject(foreign);
  const first = await services.importBatch(request);
  const second = await services.importBatch(await importAs(as('two')));
  expect(second).toMatchObject({ isNew: true, batch: { ownerId: 'two' } });
  expect(first.batch.id).not.toBe(second.batch.id);
  expect(await services.importBatch(request)).toEqual({ ...first, isNew: false });
  const { sameFile } = await services.uploadTable(aFileOfOne(), 'a.csv', as('one'));
  expect(sameFile.map(({ id }) => id)).toEqual([first.batch.id]);
  const overseer: Actor = { ...as('three'), role: 'owner' };
  expect((await services.uploadTable(aFileOfOne(), 'a.csv', overseer)).sameFile).toHaveLength(2);
});

it('makes one batch of the same request that comes twice at the same time', async () => {
  const { services } = await aWorkspace();
  const upload = await services.uploadTable(Readable.from([Buffer.from(`${header}张三,1,道歉\n`)]), 'a.csv');
  if (!upload.suggestedMapping) throw new Error('the columns were not recognised');
  const request = { uploadId: upload.uploadId, mapping: upload.suggestedMapping, idempotencyKey: 'key-1' };
  const both = await Promise.allSettled([services.importBatch(request), services.importBatch(request)]);
  const outcomes = both.map((it) =>
    it.status === 'fulfilled' ? { isNew: it.value.isNew } : { code: (it.reason as BatchStateError).code },
  );
  // Whoever comes second finds the file still being read, or the batch that came of it.
  const second = outcomes.find((outcome) => outcome.isNew !== true);
  expect(outcomes.filter(({ isNew }) => isNew === true)).toHaveLength(1);
  expect([{ isNew: false }, { code: 'batch-state' }]).toContainEqual(second);
  expect(await services.importBatch(request)).toMatchObject({ isNew: false });
  expect(await services.listBatches({ limit: 10 })).toHaveLength(1);
});

it('says that an upload is gone which somebody else removed while it was read', async () => {
  const { bank, batches, uploads, services } = await aWorkspace();
  const upload = await services.uploadTable(Readable.from([Buffer.from(`${header}张三,1,道歉\n`)]), 'a.csv');
  if (!upload.suggestedMapping) throw new Error('the columns were not recognised');
  const removing: typeof batches = {
    ...batches,
    create: async (batch) => {
      await uploads.remove(upload.uploadId);
      return batches.create(batch);
    },
  };
  const request = { uploadId: upload.uploadId, mapping: upload.suggestedMapping };
  const importing = importBatch(request, { bank, uploads, batches: removing });
  await expect(importing).rejects.toMatchObject({ code: 'upload-not-found' });
  expect(await batches.listImports()).toEqual([]); // nothing is left of it
});

it('removes an upload that was imported, and notices when the same bytes come again', async () => {
  const { services, importText } = await aWorkspace();
  const text = `${header}张三,1,道歉\n`;
  const { batch } = await importText(text);
  const again = await services.uploadTable(Readable.from([Buffer.from(text)]), 'renamed.csv');
  expect(again.sameFile.map(({ id }) => id)).toEqual([batch.id]);
  await services.discardUpload(again.uploadId);
  await expect(services.previewUpload(again.uploadId)).rejects.toMatchObject({ code: 'upload-not-found' });
});

it('keeps the upload, and nothing else, when the store goes away half way', async () => {
  const { bank, batches, uploads, services } = await aWorkspace();
  const rows = Array.from({ length: 1_200 }, (_, index) => `c${index},complaint,道歉${index}`);
  const preview = await services.uploadTable(Readable.from([Buffer.from(`${header}${rows.join('\n')}\n`)]), 'a.csv');
  if (!preview.suggestedMapping) throw new Error('the columns were not recognised');
  const request = { uploadId: preview.uploadId, mapping: preview.suggestedMapping };
  let additions = 0;
  const failing: typeof batches = {
    ...batches,
    addRows: async (...args) => {
      additions += 1;
      if (additions === 2) throw new StoreUnavailableError('gone');
      return batches.addRows(...args);
    },
  };
  await expect(importBatch(request, { bank, uploads, batches: failing })).rejects.toThrow(StoreUnavailableError);
  expect(await services.listBatches({ limit: 10 })).toEqual([]);
  const { batch } = await services.importBatch(request);
  expect(batch.counts.items).toBe(1_200);
});

it('shows what a file holds before anything is imported', async () => {
  const { services } = await aWorkspace();
  const long = '长'.repeat(300);
  const preview = await services.uploadTable(
    Readable.from([Buffer.from(`${header}张三,1,${long}\n李四,2\n`)]),
    'a.csv',
  );
  expect(preview).toMatchObject({
    format: 'csv',
    encoding: 'utf-8',
    columns: ['姓名', '题目', '回答'],
    suggestedMapping: { layout: 'long', candidate: '姓名', question: '题目', answer: '回答' },
    sampleRows: [
      { row: 2, cells: ['张三', '1', `${'长'.repeat(200)}…`], problem: null },
      {
        ...{ row: 3, cells: null },
        problem: { code: 'field-count', column: null, message: expect.stringContaining('2 fields') },
      },
    ],
    sameFile: [],
  });
});

it('does not keep an upload that is no table', async () => {
  const { services, uploadFolder } = await aWorkspace();
  const upload = services.uploadTable(Readable.from([Buffer.alloc(0)]), 'empty.csv');
  await expect(upload).rejects.toMatchObject({ code: 'table-empty' });
  expect(readdirSync(uploadFolder)).toEqual([]);
});

it('makes, starts and retries no batch for an engine that is not set up, as every answer would fail', async () => {
  const { models } = aPaidModel({ concurrency: 1 });
  const workspace = await aWorkspace({ models });
  const withoutModel = createBatchServices({ ...workspace, models: undefined, wakeWorkers: () => undefined });
  const table = Readable.from([Buffer.from(`${header}a,complaint,b\n`)]);
  const { uploadId, suggestedMapping: mapping } = await withoutModel.uploadTable(table, 'a.csv');
  if (!mapping) throw new Error('the columns were not recognised');
  const request = { uploadId, mapping, engine: 'llm' } as const;
  const refusal = { code: 'engine-not-configured' };
  await expect(withoutModel.importBatch(request)).rejects.toMatchObject(refusal);
  expect(await workspace.batches.list({ limit: 10 })).toEqual([]);
  const { batch } = await workspace.services.importBatch(request);
  await expect(withoutModel.startBatch(batch.id)).rejects.toMatchObject(refusal);
  await expect(withoutModel.retryFailed(batch.id)).rejects.toMatchObject(refusal);
  expect(await workspace.services.getBatch(batch.id)).toMatchObject({ status: 'ready', counts: { failed: 0 } });
});
