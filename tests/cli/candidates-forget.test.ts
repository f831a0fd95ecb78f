import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aStore, aTable, batchOf } from './a-store.ts';

it('removes the words and the person, keeps the numbers, and says neither', async () => {
  const { run, file } = aStore();
  const { id } = batchOf(await run(['batch', '--store', '--input', file('a.csv', aTable), '--json']));
  const forgotten = await run(['candidates', 'forget', 'zhang-san']);
  expect(forgotten).toEqual({
    code: 0,
    stdout: 'Forgot 1 candidate: 1 answers removed, 1 evaluations keep their numbers.\n',
    stderr: '',
  });
  const output = file('out.csv');
  await run(['batches', 'export', id, '--output', output]);
  expect(readFileSync(output, 'utf8')).not.toMatch(/zhang-san|先给他道歉/);
  expect(readFileSync(output, 'utf8')).toMatch(/\n2,,complaint,evaluated,/);
  expect(await run(['candidates', 'forget', 'zhang-san'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'answer-eval: No candidate is known by that id\n',
  });
});

it('lets a running batch come to its end without the answers that were removed', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aTable), '--json'];
  const { id } = JSON.parse((await run([...args, '--forecast'])).stdout).batch;
  await run(['batches', 'resume', id]);
  const { stdout } = await run(['candidates', 'forget', 'zhang-san']);
  expect(stdout).toContain(
    '0 evaluations keep their numbers; what a batch had not evaluated yet counts as failed there.',
  );
  await run(['worker', '--until-idle']);
  expect(batchOf(await run(['batches', 'show', id, '--json']))).toMatchObject({
    status: 'finished',
    counts: { items: 2, evaluated: 1, failed: 1 },
  });
});

it('forgets everybody before a day, and nobody before an earlier one', async () => {
  const { run, file } = aStore();
  await run(['batch', '--store', '--input', file('a.csv', aTable)]);
  const { stdout } = await run(['candidates', 'forget', '--before', '2020-01-31', '--json']);
  expect(JSON.parse(stdout)).toEqual({ candidates: 0, answers: 0, evaluations: 0 });
});

it.each([
  { args: [], problem: 'say either whom to forget, or --before DATE' },
  { args: ['zhang-san', '--before', '2020-01-31'], problem: 'say either whom to forget, or --before DATE' },
  { args: ['--before', 'yesterday'], problem: '--before: must be a date like 2026-01-31' },
  { args: ['--before', '2062-01-31'], problem: '--before: must not be in the future' },
])('ends with 2 for $args, and forgets nobody', async ({ args, problem }) => {
  const { run, file } = aStore();
  await run(['batch', '--store', '--input', file('a.csv', aTable)]);
  const { code, stderr } = await run(['candidates', 'forget', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(`answer-eval: ${problem}\n`);
  expect(await run(['candidates', 'forget', 'zhang-san'])).toMatchObject({ code: 0 });
});
