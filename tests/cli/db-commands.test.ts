import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { aStore, aTable } from './a-store.ts';

async function aFilledStore() {
  const store = aStore();
  await store.run(['batch', '--store', '--input', store.file('a.csv', aTable)]);
  return store;
}

it('migrates an empty database, and then has nothing to do', async () => {
  const { run, data } = aStore();
  const { stdout } = await run(['db', 'migrate']);
  expect(stdout).toMatch(/^Migrated from an empty database to \d{4}-[a-z-]+: /);
  expect(readdirSync(data)).toEqual(['answers.sqlite']);
  const { stdout: again } = await run(['db', 'migrate', '--json']);
  expect(JSON.parse(again)).toMatchObject({ applied: [] });
});

it('brings a backup into another folder, where it verifies and exports the same', async () => {
  const { run, file } = await aFilledStore();
  const backup = file('backup.gz');
  const { code, stdout } = await run(['db', 'backup', backup]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Wrote \d+ rows to .*backup\.gz, SHA-256 [0-9a-f]{64}\n$/);
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  const elsewhere = ['--data', file('elsewhere')];
  expect(await run(['db', 'restore', backup, ...elsewhere])).toMatchObject({ code: 0 });
  expect(await run(['db', 'verify', ...elsewhere])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 evaluations and 2 answers.\n'),
  });
  const [id = ''] = (await run(['batches', 'list'])).stdout.split(' ');
  const exported = await run(['batches', 'export', id, '--output', '-']);
  expect(await run(['batches', 'export', id, '--output', '-', ...elsewhere])).toEqual(exported);
});

it('puts a backup in the place of another file only when told to', async () => {
  const { run, file } = await aFilledStore();
  const backup = file('backup.gz', 'the only good one');
  const { code, stderr } = await run(['db', 'backup', backup]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `answer-eval: ${backup}: is there already; choose another name, or --replace it\n`,
  });
  expect(readFileSync(backup, 'utf8')).toBe('the only good one');
  expect(await run(['db', 'backup', backup, '--replace'])).toMatchObject({ code: 0 });
  expect(existsSync(`${backup}.part`)).toBe(false);
});

it('restores into nothing but an empty database, and says what to do', async () => {
  const { run, file, data } = await aFilledStore();
  await run(['db', 'backup', file('backup.gz')]);
  const { code, stderr } = await run(['db', 'restore', file('backup.gz')]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^answer-eval: .*: holds something already; .* --data names a new folder.*\n$/);
  expect(stderr).toContain(data);
});

it('names the file that is no backup, and makes no database for one that is not there', async () => {
  const { run, file, data } = aStore();
  const missing = await run(['db', 'restore', file('nothing.gz')]);
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing.gz: there is no such file') });
  expect(existsSync(data)).toBe(false);
  const broken = await run(['db', 'restore', file('a.csv', aTable)]);
  expect(broken).toMatchObject({ code: 1, stderr: expect.stringMatching(/a\.csv: The backup is .* no gzip file\n$/) });
});

it('finds what was changed behind its back, and knows an anchor', async () => {
  const { run, data } = await aFilledStore();
  const { stdout } = await run(['db', 'verify']);
  expect(stdout).toContain('Nothing was tampered with.\n');
  const [, anchor = ''] = /Head (\S+)\n/.exec(stdout) ?? [];
  expect(await run(['db', 'verify', '--anchor', anchor])).toMatchObject({ code: 0 });
  const wrongAnchor = `${anchor.slice(0, -1)}${anchor.endsWith('0') ? '1' : '0'}`;
  expect(await run(['db', 'verify', '--anchor', wrongAnchor])).toMatchObject({ code: 1 });
  const database = new DatabaseSync(join(data, 'answers.sqlite'));
  database.exec("UPDATE answers SET text = '我什么都会'");
  database.close();
  const tampered = await run(['db', 'verify']);
  expect(tampered).toMatchObject({ code: 1, stdout: expect.stringContaining('This is not what was written.') });
  expect(tampered.stdout).not.toMatch(/我什么都会|zhang-san/);
  expect(JSON.parse((await run(['db', 'verify', '--json'])).stdout).tampering.length).toBeGreaterThan(0);
});

it('calls an empty database empty, not untampered', async () => {
  const { run } = aStore();
  await run(['db', 'migrate']);
  expect((await run(['db', 'verify'])).stdout).toContain('The database is empty: nothing was ever written to it.\n');
});

it.each(['db verify', 'db backup x.gz', 'candidates forget x'])('%s makes no database', async (line) => {
  const { run, data } = aStore();
  const { code, stderr } = await run(line.split(' '));
  expect(code).toBe(1);
  expect(stderr).toMatch(/^answer-eval: .*: there is no database in this folder; --data or DATA_DIR names .*\n$/);
  expect(existsSync(data)).toBe(false);
});

it.each([
  { line: 'db', problem: 'there is no command "db"; did you mean one of: db migrate, db backup' },
  { line: 'db backup', problem: 'an argument is missing' },
  { line: 'db backup -', problem: 'FILE: name a file' },
  { line: 'db restore', problem: 'an argument is missing' },
  { line: 'db verify --anchor 1:abc', problem: '--anchor: must be NUMBER:HASH' },
  { line: 'db migrate now', problem: 'takes at most 0 argument(s)' },
])('ends with 2 for $line', async ({ line, problem }) => {
  const { code, stderr } = await aStore().run(line.split(' '));
  expect(code).toBe(2);
  expect(stderr).toContain(`answer-eval: ${problem}`);
});
