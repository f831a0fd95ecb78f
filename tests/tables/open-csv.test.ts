import { expect, it } from 'vitest';
import { openContent, readCells, readRows } from './a-table-file.ts';

/** 姓名,题目,答案 and 张三,4,道歉 as Excel writes them in China. */
const gbHeader = Buffer.from('d0d5c3fb2ccce2c4bf2cb4f0b0b8', 'hex');
const gbRow = Buffer.from('d5c5c8fd2c342cb5c0c7b8', 'hex');
const lineBreak = Buffer.from('\r\n');

const columns = ['姓名', '题目', '答案'];

it.each([
  { name: 'UTF-8', bytes: Buffer.from('姓名,题目,答案\n张三,4,道歉'), encoding: 'utf-8' },
  { name: 'UTF-8 with a mark', bytes: Buffer.from('\ufeff姓名,题目,答案\r\n张三,4,道歉\r\n'), encoding: 'utf-8' },
  { name: 'GB18030', bytes: Buffer.concat([gbHeader, lineBreak, gbRow, lineBreak]), encoding: 'gb18030' },
  { name: 'UTF-16', bytes: Buffer.from('\ufeff姓名,题目,答案\r\n张三,4,道歉', 'utf16le'), encoding: 'utf-16le' },
  {
    name: 'UTF-16 of the other byte order',
    bytes: Buffer.from('\ufeff姓名,题目,答案\r\n张三,4,道歉', 'utf16le').swap16(),
    encoding: 'utf-16be',
  },
])('reads $name', async ({ bytes, encoding }) => {
  const table = await openContent(bytes, 'answers.csv');
  expect(table).toMatchObject({ format: 'csv', encoding, sheet: null, sheets: [], columns });
  expect(await readCells(table)).toEqual([[2, ['张三', '4', '道歉']]]);
});

it('reads characters that take four bytes in GB18030', async () => {
  const table = await openContent(
    Buffer.concat([gbHeader, lineBreak, gbRow, lineBreak, gbRow, Buffer.from('95328236', 'hex')]),
    'answers.csv',
  );
  expect((await readCells(table))[1]).toEqual([3, ['张三', '4', '道歉𠀀']]);
});

it.each([
  {
    name: 'a broken byte in UTF-8',
    header: '姓名,题目,答案',
    bad: Buffer.of(0x78, 0xff, 0x2c, 0x2c),
    rest: '李四,5,回访',
  },
  // Decoded as GB18030 the second line is 道歉: one line must not turn the others into gibberish.
  { name: 'a line in GB18030 among UTF-8', header: '姓名,题目,答案', bad: gbRow, rest: '李四,5,回访' },
])('gives up only the line of $name', async ({ header, bad, rest }) => {
  const content = Buffer.concat([Buffer.from(`${header}\n`), bad, Buffer.from(`\n${rest}\n`)]);
  const table = await openContent(content, 'answers.csv');
  expect(table.encoding).toBe('utf-8');
  expect(await readCells(table)).toEqual([
    [2, 'broken-encoding'],
    [3, ['李四', '5', '回访']],
  ]);
});

it('takes a header in UTF-8 for UTF-8, although it and the only row would pass as GB18030', async () => {
  const table = await openContent(Buffer.concat([Buffer.from('姓名,题目,答案\n'), gbRow]), 'answers.csv');
  expect(table.columns).toEqual(columns);
  expect(await readCells(table)).toEqual([[2, 'broken-encoding']]);
});

it('gives up only the line of a broken byte in GB18030 and half a character in UTF-16', async () => {
  const gb = Buffer.concat([gbHeader, lineBreak, Buffer.of(0xff), lineBreak, gbRow]);
  expect(await readCells(await openContent(gb, 'a.csv'))).toEqual([
    [2, 'broken-encoding'],
    [3, ['张三', '4', '道歉']],
  ]);
  const utf16 = Buffer.from('\ufeffa,b\n1,\ud83d\n2,😀\n', 'utf16le');
  expect(await readCells(await openContent(utf16, 'a.csv'))).toEqual([
    [2, 'broken-encoding'],
    [3, ['2', '😀']],
  ]);
});

it.each([
  { why: 'an empty file', content: '', code: 'table-empty', says: 'a.csv: is empty' },
  { why: 'a file of blank lines', content: '\ufeff\n \n', code: 'table-empty', says: 'is empty' },
  { why: 'a file of empty cells', content: ',,\n,,\n', code: 'table-empty', says: 'has no header' },
  { why: 'a column twice', content: 'a, b,a\n1,2,3', code: 'table-header-invalid', says: 'columns 1 and 3' },
  { why: '1,001 columns', content: `${','.repeat(999)}a,b`, code: 'table-header-invalid', says: '1001 columns' },
  { why: 'an open quote in the header', content: 'a,"b\n1,2', code: 'table-header-invalid', says: 'line 1' },
  { why: 'a header of 5 MB', content: 'a'.repeat(5_000_000), code: 'table-header-invalid', says: '256 kB' },
  {
    why: 'a picture',
    content: Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
    code: 'table-encoding-broken',
    says: '.xlsx',
  },
  {
    why: 'no known encoding',
    content: Buffer.from('ff2cff0aff2cff', 'hex'),
    code: 'table-encoding-broken',
    says: 'GB18030',
  },
])('refuses $why and says so', async ({ content, code, says }) => {
  const opening = openContent(content, 'a.csv');
  await expect(opening).rejects.toMatchObject({ code, fileName: 'a.csv' });
  await expect(opening).rejects.toThrow(says);
});

it('quotes nothing of a header, which may be an answer', async () => {
  await expect(openContent('我的答案,我的答案\n', 'a.csv')).rejects.not.toThrow('我的答案');
});

it.each([
  ['a semicolon', 'a;b;c\n1,5;2;3\n'],
  ['a tab', 'a\tb\tc\n1,5\t2\t3\n'],
  ["Excel's own line", 'sep=|\na|b|c\n1,5|2|3\n'],
  ['a semicolon although commas are quoted', '"a";b;"c"\n"1,5";2;3\n'],
])('finds out that %s separates the columns', async (_, content) => {
  const table = await openContent(content, 'a.csv');
  expect(table.columns).toEqual(['a', 'b', 'c']);
  expect((await readCells(table)).map(([, cells]) => cells)).toEqual([['1,5', '2', '3']]);
});

it('trims the header and numbers the columns without a name, and leaves the cells as they are', async () => {
  const table = await openContent(' a ,, b\n 1 ,\t, x\n', 'a.csv');
  expect(table.columns).toEqual(['a', 'column 2', 'b']);
  expect(await readCells(table)).toEqual([[2, [' 1 ', '\t', ' x']]]);
});

it.each([
  { why: 'a quote that is never closed', bad: '1,"x', code: 'malformed-csv' },
  { why: 'text behind a quote', bad: '1,"x"y', code: 'malformed-csv' },
  { why: 'too few fields', bad: '1', code: 'field-count' },
  { why: 'too many fields', bad: '1,2,3', code: 'field-count' },
  { why: 'a row of 5 MB', bad: `1,${'x'.repeat(5_000_000)}`, code: 'row-too-long' },
])('reports a row with $why and goes on with the next', async ({ bad, code }) => {
  const table = await openContent(`a,b\n0,first\n${bad}\n2,"last\nline"\n3,end\n`, 'a.csv');
  expect(await readCells(table)).toEqual([
    [2, ['0', 'first']],
    [3, code],
    [4, ['2', 'last\nline']],
    [6, ['3', 'end']],
  ]);
});

it('never quotes the row in its problem', async () => {
  const rows = await readRows(await openContent('a,b\n机密,"机密\n机密,机密,机密\n', 'a.csv'));
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain('机密');
});

it('passes over blank rows and the empty cells that Excel leaves behind the last column', async () => {
  const table = await openContent('a,b\n\n,\n,,,\n1,2,,\n  \n', 'a.csv');
  expect(await readCells(table)).toEqual([[5, ['1', '2']]]);
});

it('reads a header without rows as a table without rows', async () => {
  expect(await readCells(await openContent('a,b\n', 'a.csv'))).toEqual([]);
});

it('reads from the start each time, and stops when it is told to', async () => {
  const table = await openContent('a\n1\n2\n', 'a.csv');
  expect(await readCells(table)).toEqual(await readCells(table));
  const reason = new Error('enough');
  const rows = table.rows(AbortSignal.abort(reason));
  await expect(rows.next()).rejects.toBe(reason);
});

it.each(['a.doc', 'answers', 'a.zip'])('does not guess what %s is', async (fileName) => {
  await expect(openContent('a\n1\n', fileName)).rejects.toMatchObject({ code: 'table-format-unknown' });
  expect((await openContent('a\n1\n', fileName, { format: 'csv' })).columns).toEqual(['a']);
});
