import { expect, it } from 'vitest';
import { openContent, readCells } from './a-table-file.ts';

it('takes the fields of all the first lines as columns, and texts, numbers and booleans as text', async () => {
  const content = ['{"id":7,"a":"道歉"}', '{"a":" x ","ok":true,"n":1.50}', '', '{"id":null,"__proto__":"p"}'].join(
    '\n',
  );
  const table = await openContent(content, 'a.jsonl');
  expect(table).toMatchObject({ format: 'ndjson', encoding: 'utf-8', sheet: null });
  expect(table.columns).toEqual(['id', 'a', 'ok', 'n', '__proto__']);
  expect(await readCells(table)).toEqual([
    [1, ['7', '道歉', '', '', '']],
    [2, ['', ' x ', 'true', '1.5', '']],
    [4, ['', '', '', '', 'p']],
  ]);
});

it.each([
  { why: 'broken JSON', bad: '{"a":', code: 'malformed-json' },
  { why: 'a list', bad: '["x"]', code: 'malformed-json' },
  { why: 'null', bad: 'null', code: 'malformed-json' },
  { why: 'a list in a field', bad: '{"a":["x"]}', code: 'malformed-json' },
  { why: 'an object in a field', bad: '{"a":{"b":1}}', code: 'malformed-json' },
  { why: 'a field twice', bad: '{"a":1,"\\u0061":2}', code: 'malformed-json' },
  { why: 'a number that would be rounded', bad: '{"a":12345678901234567890}', code: 'malformed-json' },
  { why: 'a number that would be infinite', bad: '{"a":1e999}', code: 'malformed-json' },
  { why: 'a line of 5 MB', bad: `{"a":"${'x'.repeat(5_000_000)}"}`, code: 'row-too-long' },
  { why: 'bytes that are no text', bad: Buffer.of(0xff), code: 'broken-encoding' },
])('reports a line with $why and goes on with the next', async ({ bad, code }) => {
  const content = Buffer.concat([Buffer.from('{"a":"道"}\n'), Buffer.from(bad), Buffer.from('\n{"a":"歉"}')]);
  const table = await openContent(content, 'a.ndjson');
  expect(table.columns).toEqual(['a']);
  expect(await readCells(table)).toEqual([
    [1, ['道']],
    [2, code],
    [3, ['歉']],
  ]);
});

it.each([
  { why: 'a list', bad: '{" id ":"1","points":[2]}', column: 'points' },
  { why: 'a number that would be rounded', bad: '{" id ":12345678901234567890}', column: 'id' },
  { why: 'a list in a field that is no column', bad: '{" id ":"1","late":[2]}', column: undefined },
  { why: 'broken JSON', bad: '{" id ":', column: undefined },
])('says that $why is in column $column', async ({ bad, column }) => {
  const table = await openContent(['{" id ":"1","points":2}', bad].join('\n'), 'a.ndjson');
  const [, row] = await Array.fromAsync(table.rows());
  const message = expect.any(String);
  expect(row).toEqual({ row: 2, problem: { code: 'malformed-json', message, column } });
});

it('finds the columns behind lines that cannot be read, and leaves out what comes up after 100 others', async () => {
  const lines = ['{', ...Array.from({ length: 100 }, (_, index) => `{"a":${index}}`), '{"a":100,"late":1}'];
  const table = await openContent(lines.join('\n'), 'a.ndjson');
  expect(table.columns).toEqual(['a']);
  expect((await readCells(table)).at(-1)).toEqual([102, ['100']]);
});

it.each([
  { why: 'an empty file', content: '', code: 'table-empty' },
  { why: 'blank lines', content: '\n \n', code: 'table-empty' },
  { why: 'no object', content: 'hello\n[1]\n', code: 'table-header-invalid' },
  { why: 'objects without fields', content: '{}\n', code: 'table-header-invalid' },
  { why: 'a field whose name cannot be stored', content: '{"a\\u0000":1}\n', code: 'table-header-invalid' },
  { why: 'two fields that differ in blanks only', content: '{"a":1," a":2}', code: 'table-header-invalid' },
])('refuses $why', async ({ content, code }) => {
  await expect(openContent(content, 'a.ndjson')).rejects.toMatchObject({ code });
});
