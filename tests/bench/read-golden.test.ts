import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGolden } from '../../bench/quality/read-golden.ts';
import { tinyBank, tinyGolden } from './tiny-golden.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'golden-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(...lines: readonly unknown[]) {
  const file = join(folder, 'answers.ndjson');
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return readGolden(file, tinyBank);
}

const [line] = tinyGolden;

it('maps ids by order to those of the bank, with the points of each criterion', async () => {
  const { answers } = await read({ ...line, labels: { 'q01.c2': 0.5, 'q01.c1': 1 } });
  expect(answers[0]).toMatchObject({
    questionId: 'burnt-bread',
    labels: [
      { criterionId: 'replace', label: 1, maxPoints: 3 },
      { criterionId: 'oven', label: 0.5, maxPoints: 1 },
    ],
  });
});

it('hashes the bytes of the file: of "\\n{}" it would be another than of "{}"', async () => {
  const [first, second] = [await read(line), await read(line, '')];
  expect(first.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(second.sha256).not.toBe(first.sha256);
  expect(second.answers).toEqual(first.answers);
});

it.each([
  { broken: '{', says: 'is not JSON' },
  { broken: { ...line, labels: { 'q01.c1': 1 } }, says: 'labels: has q01.c1 where q01.c1, q01.c2 are needed' },
  { broken: { ...line, labels: { 'q01.c1': 1, 'q02.c1': 1 } }, says: 'labels: has q01.c1, q02.c1' },
  { broken: { ...line, labels: { 'q01.c1': 1, 'q01.c2': 0.7 } }, says: 'labels.q01.c2: must be 0, 0.5 or 1' },
  { broken: { ...line, questionId: 'q03' }, says: 'questionId: "q03" is not in the bank, which has 2 questions' },
  { broken: { ...line, questionId: 'burnt-bread' }, says: 'questionId: must be q and the number' },
  { broken: line, says: 'id: "t1" is used twice' },
])('refuses a line rather than skipping it: $says', async ({ broken, says }) => {
  await expect(read(line, '', broken)).rejects.toThrow(`answers.ndjson:3: ${says}`);
});

it('refuses a file that is not there or holds no answers', async () => {
  await expect(readGolden(join(folder, 'gone.ndjson'), tinyBank)).rejects.toThrow('cannot be read');
  await expect(read('')).rejects.toThrow('holds no answers');
});
