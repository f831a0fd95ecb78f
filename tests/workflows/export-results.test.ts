import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { openTable } from '../../src/tables/open-table.ts';
import type { ExportFormat } from '../../src/workflows/batch-services.ts';
import { aWorkspace } from './a-workspace.ts';
import { crashWord } from './fake-evaluate-answer.ts';

type Workspace = Awaited<ReturnType<typeof aWorkspace>>;

/** A finished batch: a good answer, one that looks like a formula, one that could not be evaluated, and one in English. */
async function aFinishedBatch() {
  const workspace = await aWorkspace();
  const rows = [
    '张三,complaint,"先道歉，再查原因"',
    '=cmd|calc,complaint,=1+1',
    `王五,complaint,${crashWord}`,
    '张三,delay,sorry',
  ];
  const { batch } = await workspace.importText(`candidate,question,answer\n${rows.join('\n')}\n`);
  await workspace.services.startBatch(batch.id);
  workspace.startWorker();
  await workspace.untilSettled(batch.id);
  return { ...workspace, id: batch.id };
}

async function exportAs(format: ExportFormat, { services }: Workspace, id: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  await services.exportResults(id, format, out);
  expect(out.writableFinished).toBe(true);
  return Buffer.concat(chunks);
}

it('writes a row an answer in the order of the file, with points, evidence and what went wrong', async () => {
  const batch = await aFinishedBatch();
  const text = (await exportAs('csv', batch, batch.id)).toString('utf8').replace(/^\ufeff/, '');
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect(
    rows.map(({ row, candidate, question, status, total_points: points }) => [
      row,
      candidate,
      question,
      status,
      points,
    ]),
  ).toEqual([
    ['2', '张三', 'complaint', 'evaluated', '6'],
    ['3', "'=cmd|calc", 'complaint', 'evaluated', '0'],
    ['4', '王五', 'complaint', 'failed', ''],
    ['5', '张三', 'delay', 'evaluated', '3'],
  ]);
  expect(rows[0]).toMatchObject({
    max_points: '9',
    criterion_1_label: '道歉',
    criterion_1_verdict: 'covered',
    criterion_1_points: '3',
    criterion_1_evidence: '道歉',
    criterion_3_verdict: 'missing',
    answer: '先道歉，再查原因',
    error: '',
  });
  expect(rows[1]?.answer).toBe("'=1+1");
  expect(rows[2]?.error).toMatch(/^evaluation-failed: /);
  expect(rows[3]).toMatchObject({ criterion_1_label: 'Apologise', criterion_2_label: '' });
});

it('tells beside the points of the machine what people decided, by how many', async () => {
  const batch = await aFinishedBatch();
  const { reviews } = batch.storage;
  const reviewer = { userId: 'mei', seesAll: true };
  await reviews.addFirstTasks(batch.id, [0]);
  const [task] = await reviews.listTasks(reviewer, {}, { limit: 1 });
  const { id: taskId = '', recordId = '' } = task ?? {};
  await reviews.take(reviewer, taskId, 'open');
  const decision = { criterionId: 'call-back', verdict: 'partial', points: 1.5, maxPoints: 3 } as const;
  const decisions = [{ ...decision, machineVerdict: 'missing', machinePoints: 0, blindVerdict: null } as const];
  await reviews.decide(reviewer, { taskId, recordId, decisions, texts: { note: '', decisions: [] } });
  const text = (await exportAs('csv', batch, batch.id)).toString('utf8').replace(/^\ufeff/, '');
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect(rows[0]).toMatchObject({
    ...{ total_points: '6', reviewed_points: '7.5', reviewed_criteria: '1', reviewers: '1' },
    criterion_3_verdict: 'missing',
  });
  expect(rows[1]).toMatchObject({ reviewed_points: '', reviewed_criteria: '', reviewers: '' });
  const lines = (await exportAs('ndjson', batch, batch.id)).toString('utf8').trim().split('\n');
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first).toMatchObject({ reviewed: { totalPoints: 7.5, reviewers: 1 }, evaluation: { totalPoints: 6 } });
  expect(second).not.toHaveProperty('reviewed');
  expect(await batch.services.summariseBatch(batch.id)).toMatchObject({ reviewed: 1, answers: 4 });
});

it('writes the same rows into a workbook', async () => {
  const batch = await aFinishedBatch();
  const file = join(mkdtempSync(join(tmpdir(), 'export-')), 'results.xlsx');
  writeFileSync(file, await exportAs('xlsx', batch, batch.id));
  const table = await openTable(file, { fileName: 'results.xlsx' });
  const rows = await Array.fromAsync(table.rows());
  const answerAt = table.columns.indexOf('answer');
  expect(table.columns.slice(0, 5)).toEqual(['row', 'candidate', 'question', 'status', 'total_points']);
  expect(rows.map((row) => 'cells' in row && row.cells[answerAt])).toEqual([
    '先道歉，再查原因',
    '=1+1',
    crashWord,
    'sorry',
  ]);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
});

it('writes all that is known of an answer as a line of JSON', async () => {
  const batch = await aFinishedBatch();
  const text = (await exportAs('ndjson', batch, batch.id)).toString('utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatchObject({
    position: 0,
    row: 2,
    candidateId: '张三',
    answer: '先道歉，再查原因',
    evaluation: { totalPoints: 6, criteria: [{ evidence: [{ start: 1, end: 3, text: '道歉' }] }, {}, {}] },
  });
  expect(lines[2]).toMatchObject({ status: 'failed', evaluation: null, error: { code: 'evaluation-failed' } });
});

it('keeps the numbers of an erased answer and none of its words', async () => {
  const batch = await aFinishedBatch();
  await batch.storage.candidates.forget('张三');
  const text = (await exportAs('ndjson', batch, batch.id)).toString('utf8');
  const [line = ''] = text.split('\n');
  expect(JSON.parse(line)).toMatchObject({ candidateId: null, answer: null, evaluation: { totalPoints: 6 } });
  expect(text).not.toContain('张三');
  expect(text).not.toContain('先道歉');
});

it('says so when there is no such batch, before anything is written', async () => {
  const batch = await aWorkspace();
  const out = new Writable({ write: () => expect.fail('something was written') });
  await expect(batch.services.exportResults('none', 'csv', out)).rejects.toMatchObject({ code: 'batch-not-found' });
});
