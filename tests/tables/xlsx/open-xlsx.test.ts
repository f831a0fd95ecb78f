import { expect, it } from 'vitest';
import { openContent, readCells } from '../a-table-file.ts';
import { aRelationship, aRow, aSheet, aWorkbook } from '../a-workbook.ts';

it('reads shared strings, rich text without reading aids, and inline strings', async () => {
  const strings = [
    '<si><t>姓名</t></si>',
    '<si><r><rPr><b/></rPr><t>答</t></r><r><t xml:space="preserve">案 </t></r></si>',
    '<si><t>张三</t><rPh sb="0" eb="2"><t>zhang san</t></rPh><phoneticPr fontId="1"/></si>',
  ].join('');
  const rows = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="inlineStr"><is><r><t>道</t></r><r><t>歉 &amp; 回访</t></r></is></c></row>',
  ].join('');
  const table = await openContent(await aWorkbook({ rows, strings }), 'a.xlsx');
  expect(table).toMatchObject({ format: 'xlsx', encoding: 'utf-8', sheet: 'First', sheets: ['First'] });
  expect(table.columns).toEqual(['姓名', '答案']);
  expect(await readCells(table)).toEqual([[2, ['张三', '道歉 & 回访']]]);
});

it('takes rows and cells without a place as the next ones, and the others where they say', async () => {
  const rows = [
    aRow('a', 'b', 'c'),
    '<row><c><v>1</v></c><c r="C2"><v>3</v></c></row>',
    '<row r="5"><c r="B5"><v>2</v></c><c><v>3</v></c></row>',
    aRow('x'),
  ].join('');
  expect(await readCells(await openContent(await aWorkbook({ rows }), 'a.xlsx'))).toEqual([
    [2, ['1', '', '3']],
    [5, ['', '2', '3']],
    [6, ['x', '', '']],
  ]);
});

it('shows values as a person sees them', async () => {
  const styles = [
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="00000"/>',
    '<numFmt numFmtId="166" formatCode="[Red]0.00&quot; days&quot;"/></numFmts>',
    // Cells do not refer to these.
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>',
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>',
  ].join('');
  const cells = [
    { cell: '<c><v>2.0240001E7</v></c>', text: '20240001' },
    { cell: '<c><v>110101199003070000</v></c>', text: '110101199003070000' },
    { cell: '<c><v>0.30000000000000004</v></c>', text: '0.3' },
    { cell: '<c t="b"><v>1</v></c>', text: 'TRUE' },
    { cell: '<c t="e"><v>#N/A</v></c>', text: '#N/A' },
    { cell: '<c t="str"><f>A1&amp;B1</f><v>道歉</v></c>', text: '道歉' },
    { cell: '<c><f>1+1</f><v>2</v></c>', text: '2' },
    { cell: '<c s="0"><v>45292</v></c>', text: '45292' },
    { cell: '<c s="1"><v>45292</v></c>', text: '2024-01-01' },
    { cell: '<c s="2"><v>45292.75</v></c>', text: '2024-01-01T18:00:00' },
    { cell: '<c s="3"><v>42</v></c>', text: '00042' },
    { cell: '<c s="4"><v>2</v></c>', text: '2' },
    { cell: '<c t="d"><v>2024-01-01</v></c>', text: '2024-01-01' },
    { cell: '<c t="inlineStr"><is><t>a_x000D_b _x005F_x000D_</t></is></c>', text: 'a\rb _x000D_' },
  ];
  const header = aRow(...cells.map((_, index) => `c${index}`));
  const rows = `${header}<row>${cells.map(({ cell }) => cell).join('')}</row>`;
  const [row] = await readCells(await openContent(await aWorkbook({ rows, styles }), 'a.xlsx'));
  expect(row).toEqual([2, cells.map(({ text }) => text)]);
});

it('honours dates that count from 1904', async () => {
  const workbook =
    '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="First" r:id="r1"/></sheets></workbook>';
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
  const rows = `${aRow('when')}<row><c s="0"><v>0</v></c></row><row><c s="0"><v>43830</v></c></row>`;
  const table = await openContent(await aWorkbook({ rows, styles, workbook }), 'a.xlsx');
  // 43830 + 1462 = 45292. Day 0 has no whole day, so it is a time.
  expect((await readCells(table)).map(([, cells]) => cells)).toEqual([['00:00:00'], ['2024-01-01']]);
});

it('passes over empty rows, keeps the first of merged cells, and leaves out notes to the right of the header', async () => {
  const rows = [
    '<row r="1"/>',
    '<row r="2"><c r="A2" t="inlineStr"><is><t> 姓名 </t></is></c><c r="B2"/><c r="C2" t="str"><v>答案</v></c><c r="D2" s="1"/></row>',
    '<row r="3"><c r="A3"/><c r="B3"/></row>',
    '<row r="4"><c r="A4" t="str"><v>张三</v></c><c r="B4"/><c r="C4" t="str"><v>道歉</v></c><c r="F4" t="str"><v>check!</v></c></row>',
    '<row r="5"><c r="F5" t="str"><v>note</v></c></row>',
  ].join('');
  const merged = {
    'xl/worksheets/sheet1.xml': aSheet(rows).replace(
      '</worksheet>',
      '<mergeCells><mergeCell ref="A4:B4"/></mergeCells></worksheet>',
    ),
  };
  const table = await openContent(await aWorkbook({ parts: merged }), 'a.xlsx');
  expect(table.columns).toEqual(['姓名', 'column 2', '答案']);
  expect(await readCells(table)).toEqual([[4, ['张三', '', '道歉']]]);
});

const threeSheets = {
  workbook: [
    '<x:workbook xmlns:x="m" xmlns:rel="r"><x:sheets><x:sheet name="Hidden" state="hidden" rel:id="r1"/>',
    '<x:sheet name="Chart" rel:id="r7"/><x:sheet name="答案" rel:id="r8"/><x:sheet name="Empty" rel:id="r9"/></x:sheets></x:workbook>',
  ].join(''),
  relationships: [
    aRelationship('r7', 'chartsheet', 'chartsheets/sheet1.xml'),
    aRelationship('r8', 'worksheet', '/xl/Sheets/Two.xml'),
    aRelationship('r9', 'worksheet', '../xl/sheets/three.xml'),
  ].join(''),
  parts: {
    'xl/sheets/two.xml': `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>b</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    'xl/sheets/three.xml': aSheet(''),
  },
  rows: aRow('a'),
};

it('reads the first sheet that is not hidden, or the one it is told, whatever prefixes and paths are used', async () => {
  const workbook = await aWorkbook(threeSheets);
  expect(await openContent(workbook, 'a.xlsx')).toMatchObject({
    sheet: '答案',
    sheets: ['答案', 'Empty'],
    columns: ['b'],
  });
  expect(await openContent(workbook, 'a.xlsx', { sheet: 'Hidden' })).toMatchObject({ sheet: 'Hidden', columns: ['a'] });
  await expect(openContent(workbook, 'a.xlsx', { sheet: 'Empty' })).rejects.toMatchObject({ code: 'table-empty' });
  const unknown = openContent(workbook, 'a.xlsx', { sheet: 'Sheet9' });
  await expect(unknown).rejects.toMatchObject({ code: 'table-sheet-unknown' });
  await expect(unknown).rejects.toThrow('"答案"');
});

it('reports a row that is too long or refers to a text that is not there, and goes on with the next', async () => {
  const rows = [
    aRow('a', 'b'),
    aRow('1', 'x'.repeat(5_000_000)),
    '<row><c r="B3" t="s"><v>7</v></c></row>',
    aRow('2', 'good'),
  ].join('');
  const table = await openContent(await aWorkbook({ rows }), 'a.xlsx');
  expect(await readCells(table)).toEqual([
    [2, 'row-too-long'],
    [3, 'cell-unreadable'],
    [4, ['2', 'good']],
  ]);
  const [, unreadable] = await Array.fromAsync(table.rows());
  expect(unreadable).toMatchObject({ problem: { column: 'b' } });
});

it('reads from the start each time, and stops when it is told to', async () => {
  const table = await openContent(await aWorkbook({ rows: aRow('a') + aRow('1') + aRow('2') }), 'a.xlsx');
  expect(await readCells(table)).toEqual(await readCells(table));
  const reason = new Error('enough');
  await expect(table.rows(AbortSignal.abort(reason)).next()).rejects.toBe(reason);
});
