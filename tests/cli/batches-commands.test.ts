import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reviewPlanSchema } from '../../src/api/review-plan-schema.ts';
import { aBankFolder, bankFiles } from '../rubrics/a-bank-folder.ts';
import { aLongTable, aStore, aTable, batchOf } from './a-store.ts';

/** A store with a batch of some table that is imported, and not started. */
async function aReadyBatch(table = aTable) {
  const store = aStore();
  const args = ['batch', '--store', '--input', store.file('a.csv', table), '--json'];
  const { stdout } = await store.run([...args, '--forecast']);
  const id: string = JSON.parse(stdout).batch.id;
  return { ...store, id, finish: () => store.run(args) };
}

it('lists batches newest first, for a person and as a line of JSON each', async () => {
  const { run, file, id } = await aReadyBatch();
  await run(['batch', '--store', '--input', file('b.csv', aLongTable(3)), '--json']);
  const { code, stdout, stderr } = await run(['batches', 'list']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [newest, oldest] = stdout.trimEnd().split('\n');
  expect(newest).toMatch(/ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}finished, 3 of 3 {2}b\.csv$/);
  expect(oldest).toMatch(new RegExp(`^${id} .* ready to start, 0 of 2 {2}a\\.csv$`));
  const { stdout: json } = await run(['batches', 'list', '--json']);
  expect(
    json
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).name),
  ).toEqual(['b.csv', 'a.csv']);
});

it('says that there is no batch, rather than nothing', async () => {
  const { run } = aStore();
  await run(['db', 'migrate']);
  expect(await run(['batches', 'list'])).toEqual({ code: 0, stdout: '', stderr: 'There is no batch yet.\n' });
});

it('shows rejected rows with their reason, or that there are none', async () => {
  const { run, file, id } = await aReadyBatch();
  const { stdout } = await run(['batches', 'rejected', id]);
  expect(stdout).toMatch(/^row 4: question-unknown: column "question": names no question of the bank.*\n$/);
  const { stdout: json } = await run(['batches', 'rejected', id, '--json']);
  expect(JSON.parse(json)).toMatchObject({ row: 4, code: 'question-unknown' });
  const fine = batchOf(await run(['batch', '--store', '--input', file('b.csv', aLongTable(1)), '--json']));
  const { stderr } = await run(['batches', 'rejected', fine.id]);
  expect(stderr).toBe('No row was rejected; the file gave 1 answers.\n');
});

it('says at a resume that it takes a worker, and a worker does the rest', async () => {
  const { run, id } = await aReadyBatch();
  const resumed = await run(['batches', 'resume', id]);
  expect(resumed.stdout).toContain('running');
  expect(resumed.stderr).toBe(
    'Workers evaluate it: if none is running, start answer-eval worker or answer-eval serve.\n',
  );
  const { stdout } = await run(['worker', '--until-idle', '--json']);
  expect(JSON.parse(stdout)).toEqual({ working: true });
  expect(batchOf(await run(['batches', 'show', id, '--json']))).toMatchObject({ status: 'finished' });
});

it('pauses, goes on up to a cap, and cancels', async () => {
  const { run, id } = await aReadyBatch(aLongTable(3));
  await run(['batches', 'resume', id]);
  expect(await run(['batches', 'pause', id])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('): paused\n'),
  });
  await run(['batches', 'resume', id, '--cap-items', '2']);
  await run(['worker', '--until-idle']);
  const refused = await run(['batches', 'resume', id]);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('2 of 3 answers are done, and its cap is 2'),
  });
  const cancelled = batchOf(await run(['batches', 'cancel', id, '--json']));
  expect(cancelled).toMatchObject({ status: 'cancelled', counts: { evaluated: 2 } });
});

it.each([
  { word: 'pause', problem: 'A batch that is finished cannot be paused' },
  { word: 'resume', problem: 'A batch that is finished cannot be' },
  { word: 'cancel', problem: 'A batch that is finished cannot be cancelled' },
])('does not $word what is finished', async ({ word, problem }) => {
  const { run, id, finish } = await aReadyBatch();
  await finish();
  const { code, stderr } = await run(['batches', word, id]);
  expect(code).toBe(1);
  expect(stderr).toContain(`answer-eval: ${problem}`);
});

it('retries nothing where nothing has failed', async () => {
  const { run, id, finish } = await aReadyBatch();
  await finish();
  const { code, stdout, stderr } = await run(['batches', 'retry', id]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Nothing has failed that can be retried.\n' });
  expect(stdout).toContain('): finished\n');
});

it('evaluates once more what failed, for want of the question in the bank of the worker', async () => {
  const { run, id } = await aReadyBatch();
  const bank = aBankFolder({
    'bank.yaml': bankFiles['bank.yaml'].replace('points: 5', 'points: 3').replace('complaint, delay', 'complaint'),
    'delay.yaml': undefined,
  });
  await run(['batches', 'resume', id]);
  await run(['worker', '--until-idle'], { bank });
  const { stdout, stderr } = await run(['batches', 'show', id]);
  expect(stdout).toContain('2: 1 evaluated, 1 failed, 0 left');
  expect(stderr).toContain(`answer-eval batches retry ${id} evaluates them once more.`);
  const retried = await run(['batches', 'retry', id]);
  expect(retried.stderr).toBe(
    'Workers evaluate it: if none is running, start answer-eval worker or answer-eval serve.\n',
  );
  await run(['worker', '--until-idle']);
  expect(await run(['batches', 'show', id])).toMatchObject({
    stdout: expect.stringContaining('2: 2 evaluated, 0 failed, 0 left'),
    stderr: '',
  });
});

it.each(['csv', 'xlsx', 'ndjson'])('exports as %s and says how much, also by --format', async (format) => {
  const { run, file, id, finish } = await aReadyBatch();
  await finish();
  const output = file(`out.${format}`);
  const { code, stdout } = await run(['batches', 'export', id, '--output', output]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `Wrote 2 answers to ${output}.\n` });
  const named = await run(['batches', 'export', id, '--output', file('out'), '--format', format, '--json']);
  expect(JSON.parse(named.stdout)).toEqual({ batchId: id, output: file('out'), format, answers: 2 });
  // A workbook holds the time at which it was written.
  if (format !== 'xlsx') expect(readFileSync(file('out'))).toEqual(readFileSync(output));
});

it('exports to stdout, before the batch is done too', async () => {
  const { run, file, id } = await aReadyBatch();
  const { stdout } = await run(['batches', 'export', id, '--output', '-']);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).status),
  ).toEqual(['pending', 'pending']);
  const { stdout: said } = await run(['batches', 'export', id, '--output', file('out.csv')]);
  expect(said).toContain(', 2 of them not evaluated.');
});

it('leaves the output as it is if there is no such batch', async () => {
  const { run, file } = await aReadyBatch();
  const output = file('out.csv', 'earlier results');
  const { code, stderr } = await run(['batches', 'export', 'no-such-batch', '--output', output]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'answer-eval: There is no batch "no-such-batch"\n' });
  expect(readFileSync(output, 'utf8')).toBe('earlier results');
});

it('shows distributions and similar answers', async () => {
  const { run, id, finish } = await aReadyBatch(aLongTable(3));
  await finish();
  const { stdout } = await run(['batches', 'distributions', id]);
  expect(stdout).toContain('\ncomplaint: 3 answers, mean ');
  expect(JSON.parse((await run(['batches', 'distributions', id, '--json'])).stdout)).toMatchObject({ answers: 3 });
  expect((await run(['batches', 'similar', id])).stdout).toMatch(/^3 answers compared, 0 without text; /);
  expect(JSON.parse((await run(['batches', 'similar', id, '--json'])).stdout)).toMatchObject({ compared: 3 });
});

const words = ['show', 'rejected', 'pause', 'resume', 'cancel', 'retry', 'export', 'distributions', 'similar'];

it.each(words)('batches %s ends with 1 for an unknown batch, and with 2 without one', async (word) => {
  const { run } = await aReadyBatch();
  const output = word === 'export' ? ['--output', '-'] : [];
  const unknown = await run(['batches', word, 'nobody', ...output]);
  expect(unknown).toEqual({ code: 1, stdout: '', stderr: 'answer-eval: There is no batch "nobody"\n' });
  const missing = await run(['batches', word, ...output]);
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('answer-eval: an argument is missing\n') });
});

it.each(['list', 'show x', 'resume x', 'export x --output -'])('batches %s makes no database', async (line) => {
  const { run } = aStore();
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'cli-none-')), 'data');
  const { code, stderr } = await run(['batches', ...line.split(' '), '--data', elsewhere]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `answer-eval: ${elsewhere}: there is no database in this folder; --data or DATA_DIR names the one that has it\n`,
  });
  expect(existsSync(elsewhere)).toBe(false);
});

it('picks what is most worth a look, for a person and as JSON, also right after a batch', async () => {
  const { run, id, finish, file } = await aReadyBatch();
  await finish();
  const { stdout } = await run(['batches', 'review-plan', id, '--review-budget', '1']);
  expect(stdout).toMatch(/^Look at these 1 of 2 answers first:\n {3}1\. row \d, .*may be off by [\d.]+/);
  expect(stdout).toContain('After your look, in the 1 others: off by about ');
  const plan = reviewPlanSchema.parse(JSON.parse((await run(['batches', 'review-plan', id, '--json'])).stdout));
  expect(plan).toMatchObject({ budget: 40, before: { answers: 2 }, rest: { answers: 0 } });
  const args = ['batch', '--store', '--input', file('b.csv', aLongTable(3)), '--review-budget', '2', '--json'];
  const { batch, reviewPlan } = JSON.parse((await run(args)).stdout);
  expect({ status: batch.status, picks: reviewPlan.picks.length }).toEqual({ status: 'finished', picks: 2 });
});
