import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aBankFolder } from '../rubrics/a-bank-folder.ts';
import { startProgram } from '../support/start-program.ts';
import { aLongTable, aStore, batchOf } from './a-store.ts';

const answers = 20_000;

it('ends with 1 after Ctrl+C and writes no results; two terminals with the same command then finish it together', async () => {
  const { run, file, data } = aStore();
  const input = file('a.csv', aLongTable(answers));
  const environment = { BANK_DIR: aBankFolder(), DATA_DIR: data };
  const start = (output: string) =>
    startProgram(['batch', '--store', '--input', input, '--output', file(output)], {
      environment,
      ready: /(?:Batch|is batch) ([0-9a-f-]{36})/,
    });
  const stopped = await start('stopped.ndjson');
  const show = async () => batchOf(await run(['batches', 'show', stopped.found, '--json']));
  while ((await show()).counts.evaluated === 0) await sleep(50);
  expect(await stopped.kill('SIGINT')).toBe(1);
  expect(stopped.said()).toContain('Stopping: the answers in hand are finished first.');
  expect(existsSync(file('stopped.ndjson'))).toBe(false);
  const { counts } = await show();
  expect(counts.evaluated).toBeGreaterThan(0);
  expect(counts.evaluated).toBeLessThan(answers);

  const terminals = await Promise.all([start('one.ndjson'), start('two.ndjson')]);
  expect(await Promise.all(terminals.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(terminals.map(({ found }) => found)).toEqual([stopped.found, stopped.found]);
  const lines = readFileSync(file('one.ndjson'), 'utf8');
  expect(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).position),
  ).toEqual(Array.from({ length: answers }, (_, position) => position));
  expect(readFileSync(file('two.ndjson'), 'utf8')).toBe(lines);
  expect(await run(['db', 'verify'])).toMatchObject({ code: 0 });
});

it.each(['SIGINT', 'SIGTERM'] as const)('ends a worker that waits for work with 0 after %s', async (signal) => {
  const { data } = aStore();
  const environment = { BANK_DIR: aBankFolder(), DATA_DIR: data };
  const worker = await startProgram(['worker'], { environment, ready: /(Worker is ready)/ });
  expect(await worker.kill(signal)).toBe(0);
  expect(worker.said()).toBe('Worker is ready.\nStopping: the answers in hand are finished first.\n');
});
