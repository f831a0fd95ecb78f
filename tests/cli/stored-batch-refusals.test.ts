import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aBankFolder, bankFiles } from '../rubrics/a-bank-folder.ts';
import { aStore, aTable, batchOf } from './a-store.ts';

it.each([
  { why: 'no such input', input: 'nothing.csv', problem: 'nothing.csv: there is no such file or folder' },
  { why: 'a folder as input', input: '.', problem: 'is a folder, not a file' },
  { why: 'an empty file', input: 'empty.csv', problem: 'empty.csv: is empty' },
  { why: 'no format', input: 'a.dat', problem: 'a.dat: its name ends with none of .csv, .xlsx' },
  { why: 'no answer at all', input: 'none.csv', problem: 'none.csv: no row gave an answer; row 2: ' },
  { why: 'a folder as output', output: 'folder.csv', problem: 'folder.csv: is a folder, not a file' },
  { why: 'an output in no folder', output: 'no/out.csv', problem: 'no/out.csv: there is no such file or folder' },
])('ends with 1 in one line and leaves no batch: $why', async ({ input = 'a.csv', output, problem }) => {
  const { run, file, folder } = aStore();
  file('a.csv', aTable);
  file('empty.csv', '');
  file('a.dat', aTable);
  file('none.csv', 'candidate,question,answer\nzhang-san,nothing,x\n');
  mkdirSync(join(folder, 'folder.csv'));
  const outputArgs = output === undefined ? [] : ['--output', file(output)];
  const { code, stdout, stderr } = await run(['batch', '--store', '--input', file(input), ...outputArgs]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n').at(-1)).toContain(problem);
  expect((await run(['batches', 'list'])).stdout).toBe('');
});

it('refuses a file above the limit, and names the setting', async () => {
  const { run, file } = aStore();
  const input = file('large.csv', `${aTable}zhang-san,complaint,${'x'.repeat(1_100_000)}\n`);
  const { code, stderr } = await run(['batch', '--store', '--input', input], { environment: { UPLOAD_LIMIT_MB: '1' } });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `answer-eval: ${input}: is larger than 1 MB; UPLOAD_LIMIT_MB sets the limit\n`,
  });
});

it('leaves what is in the output until there are results', async () => {
  const { run, file } = aStore();
  const output = file('out.csv', 'earlier results');
  const { code } = await run(['batch', '--store', '--input', file('nothing.csv'), '--output', output]);
  expect([code, readFileSync(output, 'utf8')]).toEqual([1, 'earlier results']);
  await run(['batch', '--store', '--input', file('nothing.csv'), '--output', file('new.csv')]);
  expect(existsSync(file('new.csv'))).toBe(false);
});

it.each([
  { args: ['--output', 'out.pdf'], problem: '--output: "out.pdf" ends with none of .csv, .xlsx, .ndjson' },
  { args: ['--cap-items', '0'], problem: '--cap-items: must be a whole number above 0, or none' },
  { args: ['--format', 'pdf'], problem: '--format: Invalid option' },
  { args: ['--stroe'], problem: "Unknown option '--stroe'" },
  {
    args: ['--question', 'no-such-column'],
    problem: 'mapping.question: the table has no column "no-such-column"',
    code: 1,
  },
])('says what is wrong with $args', async ({ args, problem, code = 2 }) => {
  const { run, file } = aStore();
  const result = await run(['batch', '--store', '--input', file('a.csv', aTable), ...args]);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(`answer-eval: ${problem}`);
});

it.each(['--name', '--candidate', '--sheet', '--cap-items', '--data'])('asks for --store with %s', async (flag) => {
  const { run, file } = aStore();
  const { code, stderr } = await run(['batch', '--input', file('a.csv', aTable), '--output', '-', flag, '1']);
  expect(code).toBe(2);
  expect(stderr).toContain(`answer-eval: ${flag}: needs --store\n`);
});

it('names every column flag that is needed, and keeps nothing of the file', async () => {
  const { run, file, data } = aStore();
  const input = file('a.csv', 'foo,bar\n1,2\n');
  const { code, stderr } = await run(['batch', '--store', '--input', input, '--question', 'foo']);
  expect(code).toBe(2);
  expect(stderr).toContain('answer-eval: --candidate, --answer: the header does not show it');
  expect(stderr).toContain('the columns are: foo, bar\n');
  expect(readdirSync(join(data, 'uploads'))).toEqual([]);
});

it.each([
  { flags: ['--answer', 'candidate'], problem: '--answer: batch ID of the same file was begun with "answer"' },
  { flags: ['--name', 'other'], problem: '--name: batch ID of the same file was begun with "a.csv"' },
])('does not take a batch with other flags for the same: $flags', async ({ flags, problem }) => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aTable), '--json'];
  const { id } = JSON.parse((await run([...args, '--forecast'])).stdout).batch;
  const { code, stderr } = await run([...args, ...flags]);
  expect(code).toBe(2);
  expect(stderr).toContain(`answer-eval: ${problem.replace('ID', id)}; --again evaluates the file as a new batch`);
});

it('does not go on with a batch of another version of the bank', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aTable)];
  await run([...args, '--forecast']);
  const bank = aBankFolder({ 'bank.yaml': bankFiles['bank.yaml'].replace('version: 1.0.0', 'version: 1.1.0') });
  const { code, stderr } = await run([...args, '--json'], { bank });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /--bank: batch .* was begun with bank small-bank 1\.0\.0, and this is small-bank 1\.1\.0; --again/,
  );
  expect(batchOf(await run([...args, '--json', '--again'], { bank })).bank.version).toBe('1.1.0');
});

it('reads a file anew whose batch was cancelled', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aTable), '--json'];
  const { id } = JSON.parse((await run([...args, '--forecast'])).stdout).batch;
  await run(['batches', 'cancel', id]);
  const batch = batchOf(await run(args));
  expect(batch.id).not.toBe(id);
  expect(batch.status).toBe('finished');
});
