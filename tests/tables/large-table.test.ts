import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { writeXlsx } from '../../src/tables/write-xlsx.ts';
import { openContent } from './a-table-file.ts';
import { aRow, aWorkbook } from './a-workbook.ts';

const script = fileURLToPath(new URL('./read-large-table.ts', import.meta.url));
const megabyte = 1024 * 1024;
/** Node with the libraries takes about 70 MB of this; the tables would add 50 MB as bytes, and 100 MB as text. */
const maxRssMb = 150;
const heapMb = 40;

const answer = '我会先听客户说完，表示理解并道歉，再查清原因，最后回访。'.repeat(12); // 336 characters, 1008 bytes
const rowCount = 52_000;

async function aLargeFile(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'large-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, name);
}

async function read(file: string) {
  const { stdout } = await promisify(execFile)(process.execPath, [`--max-old-space-size=${heapMb}`, script, file]);
  return JSON.parse(stdout);
}

function* csvLines(count: number, text: string, bad = '') {
  yield '\ufeff姓名,题目,答案\r\n';
  for (let row = 0; row < count; row++) {
    if (row === count / 2) yield bad;
    yield `A${row},${(row % 10) + 1},${row % 3 === 0 ? `"${text}"` : text}\r\n`;
  }
}

function* ndjsonLines() {
  for (let row = 0; row < rowCount; row++) yield `${JSON.stringify({ id: row, answer })}\n`;
}

it.each([
  { name: 'a.csv', lines: () => csvLines(rowCount, answer, `x,1,"${'道歉'.repeat(1_000_000)}"\r\n`), problems: 1 },
  { name: 'a.ndjson', lines: ndjsonLines, problems: 0 },
])('keeps its memory bounded over 50 MB of $name', async ({ name, lines, problems }) => {
  const file = await aLargeFile(name);
  await pipeline(Readable.from(lines()), createWriteStream(file));
  expect((await stat(file)).size).toBeGreaterThan(50 * megabyte);
  const seen = await read(file);
  expect(seen).toMatchObject({ rows: rowCount, problems });
  expect(seen.maxRssMb).toBeLessThan(maxRssMb);
});

it('keeps its memory bounded over a sheet of 60 MB', async () => {
  async function* rows() {
    yield ['姓名', '答案'];
    for (let row = 0; row < rowCount; row++) yield [`A${row}`, `${answer}${Math.sin(row)}`];
  }
  const file = await aLargeFile('a.xlsx');
  await writeXlsx(rows(), createWriteStream(file), { sheetName: '答案' });
  const seen = await read(file);
  expect(seen).toMatchObject({ rows: rowCount, problems: 0 });
  expect(seen.characters).toBeGreaterThan(rowCount * answer.length);
  expect(seen.maxRssMb).toBeLessThan(maxRssMb);
});

it('reads 100,000 rows of 300 bytes of CSV in less than 2 seconds of work', async () => {
  const file = await aLargeFile('a.csv');
  await pipeline(Readable.from(csvLines(100_000, answer.slice(0, 95))), createWriteStream(file));
  const seen = await read(file);
  expect(seen).toMatchObject({ rows: 100_000, problems: 0 });
  expect(seen.cpuMs).toBeLessThan(2000);
});

it('refuses a workbook whose different texts do not fit into memory', async () => {
  const strings = `<si><t>${'x'.repeat(32_000)}</t></si>`.repeat(4300); // 137 MB
  const workbook = await aWorkbook({ rows: aRow('a'), strings, compress: false });
  const opening = openContent(workbook, 'a.xlsx');
  await expect(opening).rejects.toMatchObject({ code: 'table-too-large' });
  await expect(opening).rejects.toThrow('128 MB');
});
