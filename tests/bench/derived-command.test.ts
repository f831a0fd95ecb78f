import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scoredRows } from './derived-rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'derived-'));
  await writeFile(join(folder, 'rows.ndjson'), scoredRows.map((row) => JSON.stringify(row)).join('\n'));
  await mkdir(join(folder, 'words'));
  await writeFile(join(folder, 'words', 'shop.txt'), 'customer: 客人|顾客|客户\n');
  await writeFile(join(folder, 'words', 'background.zh.txt'), '今天的天气很好。\n');
  await writeFile(join(folder, 'words', 'background.en.txt'), 'The weather is fine today.\n');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function quality(...args: readonly string[]) {
  return spawnSync(process.execPath, ['bench/quality.ts', ...args], { cwd: root, encoding: 'utf8' });
}

const onData = (name: string, ...args: readonly string[]) =>
  quality('--data', join(folder, name), '--thesaurus', join(folder, 'words'), ...args);

it('prints the report for people and writes it as JSON, the same as it prints with --json -', async () => {
  const out = join(folder, 'new', 'report.json');
  const { status, stdout, stderr } = onData('rows.ndjson', '--json', out);
  expect({ status, stderr }).toEqual({ status: 0, stderr: `Written: ${out}\n` });
  expect(stdout).toContain('# Derived rubrics on rows.ndjson');
  const json = await readFile(out, 'utf8');
  expect(JSON.parse(json)).toMatchObject({ data: 'rows.ndjson', kind: 'scored', answers: 8, worst: [] });
  expect(onData('rows.ndjson', '--json', '-').stdout).toBe(json);
});

it('exits with 1 and one line for a file that is not there, and with 2 and the usage for an unknown option', () => {
  const stderr = `${join(folder, 'gone.ndjson')}: cannot be read: ENOENT\n`;
  expect(onData('gone.ndjson')).toMatchObject({ status: 1, stdout: '', stderr });
  const unknown = onData('rows.ndjson', '--engine', 'keyword');
  expect(unknown).toMatchObject({ status: 2, stdout: '' });
  expect(unknown.stderr).toContain('--questions FILE');
});

it('explains both ways to call it', () => {
  const { status, stdout } = quality('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('--golden FILE');
  expect(stdout).toContain('--data FILE');
});
