import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { noteSparingly } from '../../src/cli/note-sparingly.ts';
import { aStore, aTable } from './a-store.ts';

const lines = ['batches list', 'db migrate', 'db verify', 'candidates forget x', 'worker --until-idle', 'serve'];

it.each(lines)('%s says in one line that the database does not answer, and shows no password', async (line) => {
  const { run } = aStore();
  // Nothing listens on port 1.
  const environment = { DATABASE_URL: 'postgres://answers:secret@127.0.0.1:1/answers' };
  const result = await run(line.split(' '), { environment });
  expect(result).toEqual({
    code: 1,
    stdout: '',
    stderr: 'answer-eval: The store is not available: the database does not answer (the database of DATABASE_URL)\n',
  });
});

it('takes the folder that --data names, whatever DATABASE_URL says', async () => {
  const { run, data } = aStore();
  const environment = { DATABASE_URL: 'postgres://answers@127.0.0.1:1/answers' };
  expect(await run(['db', 'migrate', '--data', data], { environment })).toMatchObject({ code: 0 });
  expect(await run(['batches', 'list', '--data', data], { environment })).toMatchObject({ code: 0 });
});

it('says where the file lies that is no database', async () => {
  const { run, file, data } = aStore();
  mkdirSync(data);
  file('data/answers.sqlite', 'this is a shopping list and no database at all');
  const { code, stderr } = await run(['batches', 'list']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `answer-eval: The file of the store is no SQLite database (${data})\n`,
  });
});

it('says that the folder of the store is a file', async () => {
  const { run, file } = aStore();
  const notAFolder = file('a.csv', aTable);
  const { code, stderr } = await run(['batch', '--store', '--input', notAFolder, '--data', notAFolder]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `answer-eval: The store is not available: its file cannot be opened (${notAFolder})\n`,
  });
});

it('refuses a database that a newer program has changed', async () => {
  const { run, data } = aStore();
  await run(['db', 'migrate']);
  const database = new DatabaseSync(join(data, 'answers.sqlite'));
  database.exec("INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01T00:00:00.000Z')");
  database.close();
  const { code, stderr } = await run(['batches', 'list']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^answer-eval: The store has schema 9999-later, .*: use a newer program \(.*\)\n$/);
});

it('tells a failure that lasts once a minute, and another one at once', () => {
  const said: string[] = [];
  let nowMs = 0;
  const note = noteSparingly(
    (text) => said.push(text),
    () => nowMs,
  );
  note('the store is away');
  nowMs = 59_999;
  note('the store is away');
  note('the queue is away');
  nowMs = 60_000;
  note('the store is away');
  expect(said).toEqual(['the store is away', 'the queue is away', 'the store is away']);
});
