import { expect, it } from 'vitest';
import { openContent, readRows } from '../a-table-file.ts';
import { aRow, aSheet, aWorkbook, aZip, workbookParts } from '../a-workbook.ts';

const sheet = 'xl/worksheets/sheet1.xml';
const megabyte = 1024 * 1024;

const refusal = async (content: string | Uint8Array) =>
  openContent(content, 'a.xlsx')
    .then(readRows)
    .catch((error) => error);

it.each([
  { why: 'an empty file', content: '', code: 'table-empty', says: 'a.xlsx: is empty' },
  { why: 'a text', content: 'a,b\n1,2\n', code: 'table-not-xlsx', says: 'no zip archive' },
  {
    why: 'an old or encrypted workbook',
    content: Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
    code: 'table-not-xlsx',
    says: 'without a password',
  },
])('refuses $why', async ({ content, code, says }) => {
  const error = await refusal(content);
  expect(error).toMatchObject({ code, fileName: 'a.xlsx' });
  expect(error.message).toContain(says);
});

it.each<[string, Parameters<typeof aWorkbook>[0], string, string]>([
  [
    'a document type',
    { parts: { [sheet]: `<!DOCTYPE x [<!ENTITY a "b">]>${aSheet(aRow('a'))}` } },
    'table-not-xlsx',
    'type',
  ],
  ['an entity of nobody', { rows: aRow('&lol;') }, 'table-not-xlsx', 'XML'],
  ['broken XML', { parts: { [sheet]: '<worksheet><sheetData>' } }, 'table-not-xlsx', 'XML'],
  ['bytes that are no text', { parts: { [sheet]: Buffer.of(0xff, 0xff) } }, 'table-not-xlsx', 'XML'],
  ['deep nesting', { parts: { [sheet]: '<a>'.repeat(1000) } }, 'table-too-large', 'deep'],
  ['a cell of 17 MB', { rows: aRow('x'.repeat(17 * megabyte)), compress: false }, 'table-too-large', '16 MB'],
  ['a comment of 17 MB', { rows: `<!--${'x'.repeat(17 * megabyte)}-->`, compress: false }, 'table-too-large', '16 MB'],
  [
    'a list of sheets that is missing',
    { parts: { 'xl/_rels/workbook.xml.rels': '<r/>' } },
    'table-not-xlsx',
    'no sheet',
  ],
  ['a column twice', { rows: aRow('a', 'b', 'a') }, 'table-header-invalid', 'columns 1 and 3'],
  ['a header of 300 kB', { rows: aRow('a'.repeat(300_000)) }, 'table-header-invalid', '256 kB'],
])('refuses a workbook with %s', async (_, options, code, says) => {
  const error = await refusal(await aWorkbook(options));
  expect(error).toMatchObject({ code });
  expect(error.message).toContain(says);
});

it('refuses an archive that is no workbook', async () => {
  expect(await refusal(await aZip({ 'word/document.xml': '<a/>' }))).toMatchObject({ code: 'table-not-xlsx' });
});

it('refuses a bomb by what it declares: 20 MB of one character shrink to 20 kB', async () => {
  const error = await refusal(await aWorkbook({ rows: `<!--${'x'.repeat(20 * megabyte)}-->` }));
  expect(error).toMatchObject({ code: 'table-too-large' });
  expect(error.message).toContain('200 times');
});

it('refuses a bomb that declares less than it holds, while it unpacks', async () => {
  const parts = workbookParts({ rows: `${aRow('a')}<!--${'x'.repeat(2 * megabyte)}-->` });
  const honest = parts[sheet].length;
  const error = await refusal(replaceSize(await aZip(parts), honest, 1000));
  expect(error).toMatchObject({ code: 'table-too-large' });
  expect(error.message).toContain('than allowed');
});

it('refuses more than 512 MB before it unpacks anything', async () => {
  const parts = workbookParts({ rows: aRow('a') });
  const error = await refusal(replaceSize(await aZip(parts), parts[sheet].length, 513 * megabyte));
  expect(error.message).toContain('512 MB');
});

it('refuses more than 1,000 parts', async () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index}`, '']));
  const error = await refusal(await aWorkbook({ parts: many, compress: false }));
  expect(error).toMatchObject({ code: 'table-too-large' });
  expect(error.message).toContain('parts');
});

it('refuses an archive with a password', async () => {
  const zip = await aWorkbook({ rows: aRow('a') });
  for (const at of centralEntries(zip)) zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8);
  const error = await refusal(zip);
  expect(error).toMatchObject({ code: 'table-not-xlsx' });
  expect(error.message).toContain('encrypted');
});

it('refuses an archive that was cut off, and one with a damaged part', async () => {
  const zip = await aWorkbook({ rows: aRow('a') + aRow('b'.repeat(1000)).repeat(100) });
  expect(await refusal(zip.subarray(0, zip.length - 30))).toMatchObject({ code: 'table-not-xlsx' });
  const name = zip.indexOf(sheet);
  expect(await refusal(Buffer.from(zip).fill(0xff, name + sheet.length + 20, name + sheet.length + 60))).toMatchObject({
    code: 'table-not-xlsx',
  });
});

it('refuses a part whose text was changed by a damaged disk, although it is still XML', async () => {
  const zip = await aWorkbook({ rows: aRow('a') + aRow('covered'), compress: false });
  zip.write('missing', zip.indexOf('covered'));
  expect(await refusal(zip)).toMatchObject({ code: 'table-not-xlsx' });
});

/** Where the entries of the central directory start: PK\1\2. */
function centralEntries(zip: Buffer): readonly number[] {
  const starts: number[] = [];
  const mark = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = zip.indexOf(mark); at >= 0; at = zip.indexOf(mark, at + 1)) starts.push(at);
  return starts;
}

/** Let the archive lie about the unpacked size of the part that has this one. */
function replaceSize(zip: Buffer, size: number, lie: number): Buffer {
  const entry = centralEntries(zip).find((at) => zip.readUInt32LE(at + 24) === size);
  if (entry === undefined) throw new Error('no part has this size');
  zip.writeUInt32LE(lie, entry + 24);
  return zip;
}
