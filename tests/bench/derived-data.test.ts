import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMeasuredData } from '../../bench/derived/read-measured-data.ts';
import { labelledRows, questionsFile, scoredRows } from './derived-rows.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'derived-'));
  await writeFile(join(folder, 'rows.questions.json'), JSON.stringify(questionsFile));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(rows: readonly unknown[], questions?: string) {
  const file = join(folder, 'rows.ndjson');
  await writeFile(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return readMeasuredData(file, questions);
}

const [scored] = scoredRows;
const [labelled] = labelledRows;

it('takes every question of scored answers once, and ignores fields that it does not know', async () => {
  const { kind, questions, answers } = await read([...scoredRows, { ...scored, altReferences: ['x'], lang: 'en' }]);
  expect(kind).toBe('scored');
  expect(questions.map(({ id }) => id)).toEqual(['Bread 1', 'Delivery 2']);
  expect(answers).toHaveLength(9);
  expect(answers[5]).toMatchObject({ line: 6, questionId: 'Delivery 2', mark: { score: 6, maxScore: 10 } });
});

it('counts blank lines, so that a line number is that of the file', async () => {
  const { answers } = await read(['', scored]);
  expect(answers[0]?.line).toBe(2);
});

it('puts labels into the order of the criteria, and a bullet in front of each point', async () => {
  const { kind, questions, answers } = await read(labelledRows.map((row) => ({ ...row, labels: { ...row.labels } })));
  expect(kind).toBe('labelled');
  expect(answers[0]?.mark).toEqual({ labels: [1, 1], category: 'full' });
  expect(questions[0]).toMatchObject({ language: 'zh', labelled: { points: 4, criteria: 2 } });
  expect(questions[0]?.modelAnswer).toMatch(/^- 换货道歉：.*\n- 检查设备：/);
});

it.each([
  { broken: '{', says: 'is not JSON' },
  { broken: '7', says: 'has neither labels nor reference and score' },
  { broken: { ...scored, score: '10' }, says: 'score: Invalid input' },
  { broken: { ...scored, score: 11 }, says: 'score: is above maxScore' },
  { broken: { ...scored, maxScore: 0 }, says: 'maxScore: ' },
  { broken: { ...scored, reference: '别的' }, says: 'reference: question "Bread 1" has another one in line 1' },
  { broken: { ...scored, question: '别的' }, says: 'question: question "Bread 1" has another one in line 1' },
  { broken: labelled, says: 'is labelled, but line 1 is scored' },
])('refuses a scored row rather than skipping it: $says', async ({ broken, says }) => {
  await expect(read([scored, '', broken])).rejects.toThrow(`rows.ndjson:3: ${says}`);
});

it.each([
  { broken: { ...labelled, labels: { 'b1.c1': 1 } }, says: 'labels: has b1.c1 where b1.c1, b1.c2 are needed' },
  { broken: { ...labelled, labels: { ...labelled.labels, extra: 1 } }, says: 'labels: has b1.c2, b1.c1, extra' },
  { broken: { ...labelled, labels: { ...labelled.labels, 'b1.c1': 0.7 } }, says: 'labels.b1.c1: must be 0, 0.5 or 1' },
  { broken: { ...labelled, questionId: 'b9' }, says: 'questionId: "b9" is not in' },
])('refuses a labelled row rather than skipping it: $says', async ({ broken, says }) => {
  await expect(read([labelled, broken])).rejects.toThrow(`rows.ndjson:2: ${says}`);
});

it('quotes no answer in what it says about a row', async () => {
  const message = await read([{ ...scored, answer: '只有我知道的话', score: null }]).catch(String);
  expect(message).toContain('rows.ndjson:1: score');
  expect(message).not.toContain('只有我知道的话');
});

it('names the field of a questions file that cannot be used', async () => {
  const file = join(folder, 'other.json');
  await writeFile(file, JSON.stringify({ questions: [{ ...questionsFile.questions[0], points: 0 }] }));
  await expect(read([labelled], file)).rejects.toThrow('other.json: questions.0.points: ');
  await expect(read([labelled], join(folder, 'gone.json'))).rejects.toThrow('gone.json: cannot be read: ENOENT');
});

it('refuses a file that is not there or holds no answers', async () => {
  await expect(readMeasuredData(join(folder, 'gone.ndjson'))).rejects.toThrow('cannot be read: ENOENT');
  await expect(read([''])).rejects.toThrow('holds no answers');
});
