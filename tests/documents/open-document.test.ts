import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openDocument } from '../../src/documents/open-document.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { DocumentUnreadableError } from '../../src/domain/authoring-errors.ts';
import { aDocx, paragraph, table } from './a-docx.ts';
import { outlineOf, readSample } from './read-sample.ts';

const open = async (bytes: Uint8Array, name = 'a.txt') => (await openDocument({ name, bytes })).map(({ text }) => text);

const refusal = (bytes: Uint8Array, name = 'a.txt'): Promise<unknown> =>
  openDocument({ name, bytes }).then(
    () => undefined,
    (error) => error,
  );

const mebibyte = 1024 * 1024;

/** Change the unpacked size that the list of parts gives for the last one: 24 bytes into its entry. */
function declareSize(docx: Buffer, bytes: number): void {
  docx.writeUInt32LE(bytes, docx.lastIndexOf(Buffer.from('PK\x01\x02')) + 24);
}

describe('text', () => {
  it('is read as UTF-8, with or without a byte order mark, and its lines are numbered with the blank ones', async () => {
    const bytes = Buffer.from('\ufeff一\r\n\r\n二\n三');
    expect(await openDocument({ name: 'a.txt', bytes })).toEqual([
      { number: 1, text: '一' },
      { number: 2, text: '' },
      { number: 3, text: '二' },
      { number: 4, text: '三' },
    ]);
    expect(await open(Buffer.from('一\n二'))).toEqual(['一', '二']);
  });

  it('is read as UTF-16 of both byte orders', async () => {
    const little = Buffer.from('\ufeff问题\n答案', 'utf16le');
    expect(await open(little)).toEqual(['问题', '答案']);
    expect(await open(Buffer.from(little).swap16())).toEqual(['问题', '答案']);
  });

  it('is read as GB18030', async () => {
    const reading = await readSample('gb18030.txt');
    expect(outlineOf(reading)).toEqual({ 窗口服务: ['老人不会用自助机，你怎么帮？'] });
    expect(reading.sections[0]?.questions[0]?.modelPoints[1]?.label).toBe('保留人工');
  });

  it('keeps all lines of a file in UTF-8 in which one byte is broken', async () => {
    const bytes = Buffer.concat([Buffer.from('问题一\n答'), Buffer.of(0xff), Buffer.from('案\n问题二')]);
    expect(await open(bytes)).toEqual(['问题一', '答\ufffd案', '问题二']);
  });

  it('is read by its content, whatever its name says', async () => {
    expect(await open(Buffer.from('一'), 'a.docx')).toEqual(['一']);
    expect(await open(await aDocx(paragraph('一')), 'a.txt')).toEqual(['一']);
  });
});

describe('a Word document', () => {
  it('gets the numbers and bullets written out that Word computes, and its headings marked', async () => {
    const body = [
      paragraph('一、前台（共2题，每题10分，总分20分）', { heading: 1 }),
      paragraph('客人迟到怎么办？', { list: 1 }),
      paragraph('答案：'),
      paragraph('联系：打电话问到哪了。', { list: 2 }),
      paragraph('态度温和', { list: 2, depth: 1 }),
      paragraph('调整：把后面的预约往前挪。', { list: 2 }),
      paragraph('客人投诉怎么办？', { list: 1 }),
    ].join('');
    expect(await open(await aDocx(body))).toEqual([
      '# 一、前台（共2题，每题10分，总分20分）',
      '1. 客人迟到怎么办？',
      '答案：',
      '- 联系：打电话问到哪了。',
      '  • 态度温和',
      '- 调整：把后面的预约往前挪。',
      '2. 客人投诉怎么办？',
    ]);
  });

  it('is read into questions like a text', async () => {
    const body = [
      paragraph('前台题库'),
      paragraph('一、前台（共2题，每题10分，总分20分）', { heading: 1 }),
      ...['客人迟到怎么办？', '客人投诉怎么办？'].flatMap((prompt) => [
        paragraph(prompt, { list: 1 }),
        paragraph('答案：'),
        paragraph('联系：打电话。', { list: 2 }),
        paragraph('记录：写进日志。', { list: 2 }),
      ]),
    ].join('');
    const reading = readDocument(await openDocument({ name: 'a.docx', bytes: await aDocx(body) }));
    expect(reading.title).toBe('前台题库');
    expect(outlineOf(reading)).toEqual({ 前台: ['客人迟到怎么办？', '客人投诉怎么办？'] });
    expect(reading.sections[0]?.questions[1]?.modelPoints.map(({ label }) => label)).toEqual(['联系', '记录']);
    expect(reading.uncertainties).toEqual([]);
  });

  it('comes with its tables row by row, and with a line for each soft line break', async () => {
    const rows = table([
      [paragraph('步骤'), paragraph('要点')],
      [paragraph('先停'), paragraph('断电')],
      [paragraph('再查'), paragraph('看表') + paragraph('听声')],
    ]);
    expect(await open(await aDocx(paragraph('上\n下') + rows))).toEqual([
      '上',
      '下',
      '| 步骤 | 要点 |',
      '| 先停 | 断电 |',
      '再查',
      '看表',
      '听声',
    ]);
  });

  it('counts a lower list anew below each item', async () => {
    const items = ['甲', '乙'].flatMap((text) => [
      paragraph(text, { list: 1 }),
      paragraph('子', { list: 1, depth: 1 }),
    ]);
    expect(await open(await aDocx(items.join('')))).toEqual(['1. 甲', '  1. 子', '2. 乙', '  1. 子']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a PDF file', Buffer.from('%PDF-1.7\n'), /PDF.*paste the text/],
    ['an old Word file', Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /\.doc.*save it as \.docx/],
    ['a picture', Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), /picture/],
    ['other bytes', Buffer.of(0x01, 0x00, 0x02), /no text file/],
    ['blank lines', Buffer.from('\n  \n'), /holds no text/],
    ['nothing', Buffer.alloc(0), /holds no text/],
    ['a torn archive', Buffer.from('PK\x03\x04 and no more'), /damaged/],
  ])('is refused with what to do instead: %s', async (_, bytes, message) => {
    const error = await refusal(bytes, 'a.docx');
    expect(error).toBeInstanceOf(DocumentUnreadableError);
    expect(String(error)).toMatch(message);
  });

  it('is refused beyond 20 MB, 50,000 lines or 2,000,000 characters', async () => {
    expect(String(await refusal(Buffer.alloc(20 * mebibyte + 1, 'a')))).toMatch(/20 MB/);
    expect(String(await refusal(Buffer.from('a\n'.repeat(50_000))))).toMatch(/50000 lines/);
    expect(String(await refusal(Buffer.alloc(2_000_001, 'a')))).toMatch(/2000000 characters/);
  });

  it('is refused as a Word document with more than a million tags, which would fill the memory', async () => {
    const bytes = await aDocx('<w:p/>'.repeat(1_000_001));
    expect(bytes.length).toBeLessThan(100_000);
    expect(String(await refusal(bytes))).toMatch(/unpacks to more than 1000000 tags/);
  });

  it('is refused as a Word document that declares more than 100 MB, before it is unpacked', async () => {
    const bomb = await aDocx(paragraph('一'), { 'word/media/a.bin': Buffer.alloc(1000) });
    declareSize(bomb, 101 * mebibyte);
    expect(String(await refusal(bomb))).toMatch(/unpacks to more than 100 MB/);
  });

  it('is refused as a Word document with a part that unpacks to more than it declares', async () => {
    const liar = await aDocx(paragraph('一'), { 'word/extra.xml': Buffer.alloc(mebibyte) });
    declareSize(liar, 10);
    expect(String(await refusal(liar))).toMatch(/damaged/);
  });

  it('is refused as a Word document that is another kind of archive', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml');
    zip.end();
    expect(String(await refusal(await buffer(zip.outputStream)))).toMatch(/no Word document/);
  });

  it('is named in the message, pasted text as "The text"', async () => {
    expect(String(await refusal(Buffer.alloc(0), 'bank.docx'))).toContain('bank.docx');
    expect(String(await refusal(Buffer.alloc(0), ''))).toContain('The text holds no text');
  });
});
