import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell } from '../../src/tables/cell.ts';
import { neutraliseFormula } from '../../src/tables/neutralise-formula.ts';
import { writeCsv } from '../../src/tables/write-csv.ts';
import { openContent, readCells } from './a-table-file.ts';

async function* inTurn(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}

async function write(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const out = new PassThrough();
  const [content] = await Promise.all([buffer(out), writeCsv(inTurn(rows), out)]);
  return content;
}

it('writes what Excel opens: a mark, \\r\\n, quotes where they are needed, numbers as numbers', async () => {
  const content = await write([
    ['姓名', 'points', 'ok'],
    ['a,"b"', -1.5, true],
    ['one\ntwo', 0, false],
    ['\rx', null, null],
  ]);
  const text = '\ufeff姓名,points,ok\r\n"a,""b""",-1.5,TRUE\r\n"one\ntwo",0,FALSE\r\n"\'\rx",,\r\n';
  expect(content.toString('utf8')).toBe(text);
});

it('lets no text become a formula, whatever it starts with', async () => {
  const content = await write([['x'], ['=HYPERLINK("https://example.org")'], ['-2+3'], ['＝1']]);
  expect((await readCells(await openContent(content, 'a.csv'))).map(([, cells]) => cells)).toEqual([
    ['\'=HYPERLINK("https://example.org")'],
    ["'-2+3"],
    ["'＝1"],
  ]);
});

it('is read again as it was written, but for the apostrophes', async () => {
  const piece = fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', '=', '道歉', '😀', ' ', "'");
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), async (rows) => {
      // Blank rows are passed over.
      const named = rows.map(([first, second], index) => [`n${index}${first}`, second]);
      const table = await openContent(await write([['name', 'text'], ...named]), 'a.csv');
      const cells = (await readCells(table)).map(([, row]) => row);
      expect(cells).toEqual(named.map((row) => row.map(neutraliseFormula)));
    }),
    { numRuns: 50 },
  );
});

it('takes rows no faster than they are written, and stops when the reader is gone', async () => {
  let taken = 0;
  let isClosed = false;
  async function* endless() {
    try {
      for (;;) yield [`row ${taken++}`.repeat(100)];
    } finally {
      isClosed = true;
    }
  }
  const gone = new Error('gone');
  const out = new Writable({ write: (_chunk, _encoding, done) => setTimeout(() => done(gone), 20) });
  await expect(writeCsv(endless(), out)).rejects.toBe(gone);
  expect(taken).toBeLessThan(1000);
  await expect.poll(() => isClosed).toBe(true);
});

it('fails as its rows fail', async () => {
  const failure = new Error('the store is gone');
  async function* failing(): AsyncGenerator<readonly Cell[]> {
    yield ['a'];
    throw failure;
  }
  const out = new PassThrough().resume();
  await expect(writeCsv(failing(), out)).rejects.toBe(failure);
});
