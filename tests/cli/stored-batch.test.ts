import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aLongTable, aStore, aTable, batchOf } from './a-store.ts';

const stopAtOnce = async () => undefined;

it('evaluates a file, reports the rows that gave no answer, and writes the results', async () => {
  const { run, file, data } = aStore();
  const output = file('out.ndjson');
  const { code, stdout, stderr } = await run([
    'batch',
    '--store',
    '--input',
    file('a.csv', aTable),
    '--output',
    output,
  ]);
  expect(code).toBe(3);
  expect(stderr).toContain('2 answers, 1 rejected rows.\n  row 4: column "question": names no question of the bank');
  expect(stdout).toMatch(/^a\.csv \([0-9a-f-]{36}\): finished\n/);
  expect(stdout).toContain('answers    2: 2 evaluated, 0 failed, 0 left');
  const lines = readFileSync(output, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ row, candidateId, evaluation }) => [row, candidateId, evaluation.maxPoints])).toEqual([
    [2, 'zhang-san', 3],
    [3, 'li-si', 2],
  ]);
  expect(`${stdout}${stderr}`).not.toMatch(/zhang-san|li-si|wang-wu|道歉/);
  expect(readdirSync(join(data, 'uploads'))).toEqual([]);
});

it('evaluates a finished file once more only with --again, and writes its results as often as wanted', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aTable), '--json'];
  const first = batchOf(await run(args));
  const again = await run([...args, '--output', file('out.csv')]);
  expect(batchOf(again)).toEqual(first);
  expect(again.stderr).toBe(
    `This file is batch ${first.id} already, and finished; --again evaluates it as a new batch.\n`,
  );
  expect(readFileSync(file('out.csv'), 'utf8')).toContain('\n2,zhang-san,complaint,evaluated,');
  expect(batchOf(await run([...args, '--again'])).id).not.toBe(first.id);
});

it('goes on with the same command where it was stopped', async () => {
  const { run, file } = aStore();
  const output = file('out.ndjson');
  const args = ['batch', '--store', '--input', file('a.csv', aLongTable()), '--output', output, '--json'];
  const stopped = await run(args, { untilStopped: stopAtOnce });
  expect(stopped.code).toBe(1);
  expect(stopped.stderr).toContain('Stopping: the answers in hand are finished first.');
  expect(stopped.stderr).toContain('the same command goes on with it, and so does any answer-eval worker');
  expect(stopped.stderr).toContain(`${output} was not written.`);
  expect(existsSync(output)).toBe(false);
  const before = batchOf(stopped);
  expect(before).toMatchObject({ status: 'running' });
  expect(before.counts.evaluated).toBeLessThan(4_000);
  const { code, stdout, stderr } = await run(args);
  expect(JSON.parse(stdout)).toMatchObject({ id: before.id, status: 'finished', counts: { evaluated: 4_000 } });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('not finished: the same batch goes on'),
  });
  expect(readFileSync(output, 'utf8').trimEnd().split('\n')).toHaveLength(4_000);
});

it('pauses at its cap with the results so far, says how to go on, and goes on', async () => {
  const { run, file } = aStore();
  const input = file('a.csv', aLongTable(5));
  const args = ['batch', '--store', '--input', input, '--json'];
  const paused = await run([...args, '--cap-items', '2', '--output', file('out.csv')]);
  expect(paused).toMatchObject({ code: 0, stderr: expect.stringContaining('Forecast: 2 answers') });
  expect(paused.stderr).toContain('the same command with a higher --cap-items, or --cap-items none');
  expect(batchOf(paused)).toMatchObject({ status: 'paused', pauseReason: 'cap-items', counts: { evaluated: 2 } });
  const statuses = readFileSync(file('out.csv'), 'utf8').match(/,(evaluated|pending),/g);
  expect(statuses).toEqual([',evaluated,', ',evaluated,', ',pending,', ',pending,', ',pending,']);
  for (const cap of [['--cap-items', '2'], []]) {
    const { code, stderr } = await run([...args, ...cap]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/2 of 5 answers are done, and its cap is 2; go on with a higher --cap-items, or .* none\n$/);
  }
  expect(batchOf(await run([...args, '--cap-items', '3']))).toMatchObject({
    counts: { evaluated: 3 },
    cap: { items: 3 },
  });
  expect(batchOf(await run([...args, '--cap-items', 'none']))).toMatchObject({
    status: 'finished',
    cap: { items: null },
  });
});

it('sets a cap on a batch that was interrupted too', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aLongTable()), '--json'];
  await run(args, { untilStopped: stopAtOnce });
  const capped = batchOf(await run([...args, '--cap-items', '3000']));
  expect(capped).toMatchObject({ status: 'paused', pauseReason: 'cap-items', counts: { evaluated: 3_000 } });
});

it('forecasts without evaluating', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aTable)];
  const { code, stdout, stderr } = await run([...args, '--forecast']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Forecast: 2 answers, about 1 s of evaluating on this machine, 0\.00 USD\n$/);
  expect(stderr).toContain('The same command without --forecast evaluates them.');
  const { stdout: json } = await run([...args, '--forecast', '--json']);
  expect(JSON.parse(json)).toMatchObject({
    batch: { status: 'ready', counts: { evaluated: 0 } },
    forecast: { items: 2, costUsd: 0 },
  });
});

const wide = '姓名,complaint,delay,备注\n张三,先给他道歉,,x\n李四,查记录,I tell them,\n';

it('reads one column a question, and tells empty cells from answers', async () => {
  const { run, file } = aStore();
  const batch = batchOf(await run(['batch', '--store', '--input', file('w.csv', wide), '--json']));
  expect(batch).toMatchObject({
    mapping: { layout: 'wide', candidate: '姓名' },
    counts: { items: 3, evaluated: 3, blankCells: 1, rejectedRows: 0 },
  });
});

it('reads GB18030', async () => {
  const { run, file } = aStore();
  // 姓名 and 张三 in GB18030.
  const input = Buffer.concat([
    Buffer.of(0xd0, 0xd5, 0xc3, 0xfb),
    Buffer.from(',complaint,delay\n'),
    Buffer.of(0xd5, 0xc5, 0xc8, 0xfd),
    Buffer.from(',a,b\n'),
  ]);
  const batch = batchOf(await run(['batch', '--store', '--input', file('gb.csv', input), '--json']));
  expect(batch).toMatchObject({
    source: { encoding: 'gb18030' },
    mapping: { candidate: '姓名' },
    counts: { items: 2 },
  });
});

it('reads a workbook that it wrote itself, from a file and from stdin', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--json', '--input'];
  await run([...args, file('a.csv', aTable), '--output', file('out.xlsx')]);
  const fromFile = batchOf(await run([...args, file('out.xlsx')]));
  expect(fromFile).toMatchObject({ source: { format: 'xlsx' }, counts: { items: 2, evaluated: 2 } });
  const input = readFileSync(file('out.xlsx'));
  expect(batchOf(await run([...args, '-', '--format', 'xlsx'], { input })).id).toBe(fromFile.id);
});

it('reads stdin as NDJSON, with the columns of a plain batch, and keeps stdout for results that go there', async () => {
  const { run } = aStore();
  const input = '{"id":"zhang-san","questionId":"complaint","answer":"先给他道歉"}\n';
  const { code, stdout, stderr } = await run(['batch', '--store', '--input', '-', '--output', '-'], { input });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ candidateId: 'zhang-san', evaluation: { maxPoints: 3 } });
  expect(stderr).toContain('stdin.ndjson');
});

it('takes the columns that the flags name', async () => {
  const { run, file } = aStore();
  const input = file('a.csv', 'who,which,what\nzhang-san,complaint,先给他道歉\n');
  const columns = ['--candidate', 'who', '--question', 'which', '--answer', 'what'];
  const batch = batchOf(await run(['batch', '--store', '--input', input, ...columns, '--json']));
  expect(batch.mapping).toEqual({ layout: 'long', candidate: 'who', question: 'which', answer: 'what' });
});

it('tells the first ten rejected rows, and where the rest is', async () => {
  const { run, file } = aStore();
  const rows = Array.from({ length: 12 }, (_, index) => `candidate-${index},nothing,x\n`).join('');
  const input = file('a.csv', `candidate,question,answer\nzhang-san,complaint,先给他道歉\n${rows}`);
  const { code, stderr } = await run(['batch', '--store', '--input', input]);
  expect(code).toBe(3);
  expect(stderr.match(/^ {2}row \d+: /gm)).toHaveLength(10);
  expect(stderr).toMatch(/^ {2}all of them: answer-eval batches rejected [0-9a-f-]{36}$/m);
});

it('draws progress on a terminal only', async () => {
  const { run, file } = aStore();
  const args = ['batch', '--store', '--input', file('a.csv', aLongTable(3))];
  const shown = await run(args, { isTerminal: true });
  const piped = await run([...args, '--again']);
  expect(shown.stderr).toContain('of 3 answers');
  expect([shown.stdout, piped.stdout, piped.stderr].join('')).not.toContain('\u001b');
});
