import { PassThrough, Writable } from 'node:stream';
import { buffer, text as readText } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Cell } from '../../src/tables/cell.ts';
import { writeXlsx } from '../../src/tables/write-xlsx.ts';
import { openContent, readCells } from './a-table-file.ts';

async function* inTurn(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}

async function write(rows: readonly (readonly Cell[])[], sheetName = '结果'): Promise<Buffer> {
  const out = new PassThrough();
  const [content] = await Promise.all([buffer(out), writeXlsx(inTurn(rows), out, { sheetName })]);
  return content;
}

async function readSheetXml(content: Buffer): Promise<string> {
  const zip = await fromBufferPromise(content, { autoClose: false, lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === 'xl/worksheets/sheet1.xml') return readText(await zip.openReadStreamPromise(entry));
  }
  throw new Error('no sheet');
}

const read = async (content: Buffer) =>
  (await readCells(await openContent(content, 'a.xlsx'))).map(([, cells]) => cells);

it('writes one sheet under its name, with every kind of cell', async () => {
  const content = await write([
    ['姓名', 'points', 'ok', 'note'],
    ['张三 & <co>', -1.5, true, null],
    [' a\r\nb\t', 1e21, false, ''],
  ]);
  expect(await openContent(content, 'a.xlsx')).toMatchObject({
    sheet: '结果',
    columns: ['姓名', 'points', 'ok', 'note'],
  });
  expect(await read(content)).toEqual([
    ['张三 & <co>', '-1.5', 'TRUE', ''],
    [' a\nb\t', '1e+21', 'FALSE', ''],
  ]);
});

it('keeps the header in sight, in bold, above columns that fit', async () => {
  const xml = await readSheetXml(
    await write([
      ['a', '姓名'],
      ['x'.repeat(500), '张三张三张三'],
    ]),
  );
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toContain('<c r="A1" s="1" t="inlineStr">');
  // 60 at most; six Chinese characters are twelve wide, and two for the margin.
  expect(xml).toContain(
    '<col min="1" max="1" width="60" customWidth="1"/><col min="2" max="2" width="14" customWidth="1"/>',
  );
});

it('writes a text that looks like a formula as text, unchanged and marked to stay so', async () => {
  const content = await write([['x'], ['=1+1'], ['道歉']]);
  expect(await read(content)).toEqual([['=1+1'], ['道歉']]);
  const xml = await readSheetXml(content);
  expect(xml).not.toContain('<f');
  expect(xml).toContain('<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(xml).toContain('<c r="A3" s="0" t="inlineStr">');
});

it('cuts a text that Excel would not open, and never within a character', async () => {
  const [[fits, cut, paired] = []] = await read(
    await write([
      ['a', 'b', 'c'],
      ['x'.repeat(32_767), 'x'.repeat(32_768), `${'x'.repeat(32_765)}😀😀`],
    ]),
  );
  expect(fits).toBe('x'.repeat(32_767));
  expect(cut).toBe(`${'x'.repeat(32_766)}…`);
  expect(paired).toBe(`${'x'.repeat(32_765)}…`);
});

it('is read again as it was written, whatever marks it has', async () => {
  const piece = fc.constantFrom(
    '_x000D_',
    '_X000d_',
    '_x',
    '_',
    '\t',
    '\n',
    ' ',
    '&',
    '<',
    ']]>',
    '"',
    '\u007f',
    '道',
    '😀',
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => `n${pieces.join('')}`);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), async (texts) => {
      expect(await read(await write([['x'], ...texts.map((it) => [it])]))).toEqual(texts.map((it) => [it]));
    }),
    { numRuns: 50 },
  );
});

it.each([
  { why: 'a line break of Windows', text: 'a\r\nb\rc', read: 'a\nb\nc' },
  { why: 'a control character', text: 'a\u0000\u001fb', read: 'a\ufffd\ufffdb' },
  { why: 'what is no character', text: 'a\uffffb', read: 'a\ufffdb' },
  { why: 'half a surrogate pair', text: 'a\ud83db', read: 'a\ufffdb' },
])('writes what a workbook can hold instead of $why', async ({ text, read: expected }) => {
  expect(await read(await write([['x'], [text]]))).toEqual([[expected]]);
});

it.each([
  ['a/b\\c?d*e[f]g:h', 'a b c d e f g h'],
  ["'名'", '名'],
  ['', 'Sheet1'],
  ['"<&', '"<&'],
  ['x'.repeat(40), 'x'.repeat(31)],
  ['😀'.repeat(40), '😀'.repeat(15)], // 16 would be 32 code units
  ['history', 'history_'], // Excel keeps this name for itself
])('names the sheet %j as %j', async (name, expected) => {
  expect((await openContent(await write([['x']], name), 'a.xlsx')).sheet).toBe(expected);
});

it.each([0, 1, 99, 100, 101, 250])('writes each of %i rows once, in order', async (count) => {
  const rows = Array.from({ length: count }, (_, index) => [`r${index}`, index]);
  expect(await read(await write([['name', 'index'], ...rows]))).toEqual(
    rows.map(([name, index]) => [name, `${index}`]),
  );
});

it('writes the columns behind Z', async () => {
  const header = Array.from({ length: 703 }, (_, index) => `c${index}`);
  const xml = await readSheetXml(await write([header]));
  for (const reference of ['Z1', 'AA1', 'AZ1', 'BA1', 'ZZ1', 'AAA1']) expect(xml).toContain(`<c r="${reference}"`);
  expect((await openContent(await write([header]), 'a.xlsx')).columns).toEqual(header);
});

it('writes the same bytes for the same rows', async () => {
  expect(await write([['a'], ['b']])).toEqual(await write([['a'], ['b']]));
});

it('fails as its rows fail, and stops them when the reader is gone', async () => {
  const failure = new Error('the store is gone');
  let isClosed = false;
  async function* rows(fails: boolean): AsyncGenerator<readonly Cell[]> {
    try {
      for (let count = 0; ; count++) {
        yield [`${count} ${Math.sin(count)}`];
        if (fails && count === 500) throw failure;
      }
    } finally {
      isClosed = true;
    }
  }
  await expect(writeXlsx(rows(true), new PassThrough().resume(), { sheetName: 'x' })).rejects.toBe(failure);
  isClosed = false;
  const gone = new Error('gone');
  let written = 0;
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      done(written > 200_000 ? gone : null);
    },
  });
  await expect(writeXlsx(rows(false), out, { sheetName: 'x' })).rejects.toBe(gone);
  await expect.poll(() => isClosed).toBe(true);
});
