import { existsSync, linkSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { batchErrorLineSchema, batchLineSchema } from '../../src/api/schemas.ts';
import { crashWord } from '../workflows/fake-evaluate-answer.ts';
import { runProgram } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'batch-'));
let files = 0;

/** Run a batch over a file of this content and return its lines, checked by the schemas. */
async function runBatch(content: string | Buffer, extension = '.ndjson') {
  files += 1;
  const input = join(folder, `${files}${extension}`);
  const output = join(folder, `${files}.out`);
  writeFileSync(input, content);
  const { code, stdout, stderr } = await runProgram(['batch', '--input', input, '--output', output]);
  expect(stdout).toBe('');
  const text = existsSync(output) ? readFileSync(output, 'utf8') : '';
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  for (const line of lines) ('error' in line ? batchErrorLineSchema : batchLineSchema).parse(line);
  return { code, stderr, lines };
}

it('reads nothing for an engine that is not set up', async () => {
  const result = await runProgram(['batch', '--input', '-', '--output', '-', '--engine', 'llm'], { input: anAnswer() });
  expect(result).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('"llm" is not set up here') });
});

const anAnswer = (overrides: object = {}) =>
  JSON.stringify({ id: 'a', questionId: 'complaint', answer: '道歉', ...overrides });

it('writes one line an answer, in order, under its own id', async () => {
  const { code, lines, stderr } = await runBatch([anAnswer(), anAnswer({ id: 7, answer: '' }), anAnswer()].join('\n'));
  expect(code).toBe(0);
  expect(lines.map(({ id, totalPoints }) => [id, totalPoints])).toEqual([
    ['a', 3],
    [7, 0],
    ['a', 3],
  ]);
  expect(Object.keys(lines[0]).slice(0, 4)).toEqual(['id', 'evaluationId', 'questionId', 'totalPoints']);
  expect(stderr).toMatch(
    /^3 answers evaluated, 0 error lines, 0 to be looked at by a person; [\d.]+ s, \d+ a second\n$/,
  );
});

it.each([
  { why: 'broken JSON', line: '{"id":', code: 'malformed-json', id: null },
  { why: 'not an object', line: '[1]', code: 'input-invalid', id: null },
  { why: 'no id', line: anAnswer({ id: undefined }), code: 'input-invalid', id: null, says: 'id: is missing' },
  { why: 'an empty id', line: anAnswer({ id: '' }), code: 'input-invalid', id: null, says: 'id: Too small' },
  { why: 'an id too large to keep', line: '{"id":12345678901234567890}', code: 'input-invalid', id: null },
  {
    why: 'no answer',
    line: anAnswer({ answer: undefined }),
    code: 'input-invalid',
    id: 'a',
    says: 'answer: is missing',
  },
  { why: 'a wrong type', line: anAnswer({ answer: 5 }), code: 'input-invalid', id: 'a', says: 'answer: ' },
  { why: 'too long an answer', line: anAnswer({ answer: 'a'.repeat(20_001) }), code: 'input-invalid', id: 'a' },
  { why: 'an unknown question', line: anAnswer({ questionId: 'x' }), code: 'question-not-found', id: 'a' },
  { why: 'a field twice', line: '{"id":1,"answer":"a","answer":"b"}', code: 'malformed-json', id: null },
  { why: 'an engine that fails', line: anAnswer({ answer: crashWord }), code: 'evaluation-failed', id: 'a' },
  { why: 'a line of 5 MB', line: anAnswer({ answer: 'a'.repeat(5_000_000) }), code: 'line-too-long', id: null },
  { why: 'not UTF-8', line: Buffer.from(anAnswer({ answer: '\xff' }), 'latin1'), code: 'invalid-utf8', id: null },
])('carries an error line in its place: $why', async ({ line, code: errorCode, id, says }) => {
  const content = Buffer.concat([
    Buffer.from(`${anAnswer()}\n\n`),
    Buffer.from(line),
    Buffer.from(`\r\n${anAnswer()}\r\n`),
  ]);
  const { code, lines, stderr } = await runBatch(content);
  expect(code).toBe(3);
  expect(lines.map((it) => it.error?.code)).toEqual([undefined, errorCode, undefined]);
  expect(lines[1]).toMatchObject({ line: 3, id });
  if (says) expect(lines[1].error.message).toContain(says);
  expect(stderr).toContain('2 answers evaluated, 1 error lines');
});

it('takes a line with further fields, and __proto__ as one of them', async () => {
  const { code, lines } = await runBatch(
    '{"__proto__":{"x":1},"id":"a","questionId":"complaint","answer":"道歉","mark":3}',
  );
  expect([code, lines[0].totalPoints]).toEqual([0, 3]);
});

it('takes an empty file', async () => {
  expect(await runBatch('')).toMatchObject({ code: 0, lines: [] });
});

it('reads CSV with a byte order mark, quotes, line breaks within an answer, and columns in any order', async () => {
  const csv =
    '\ufeffanswer,name,id,questionId\r\n"先""道歉""，\r\n再查原因",张三,007,complaint\r\n\r\n回访,李四,8,complaint';
  const { code, lines } = await runBatch(csv, '.CSV');
  expect(code).toBe(0);
  expect(lines.map(({ id, totalPoints }) => [id, totalPoints])).toEqual([
    ['007', 6],
    ['8', 3],
  ]);
  expect(lines[0].criteria[1].evidence).toEqual([{ start: 9, end: 12, text: '查原因' }]);
});

it.each([
  { why: 'too few fields', row: 'x,complaint', code: 'field-count', id: 'x' },
  { why: 'too many fields', row: 'x,complaint,道歉,回访', code: 'field-count', id: 'x' },
  { why: 'text behind a quote', row: 'x,complaint,"道歉"回访', code: 'malformed-csv', id: null },
  { why: 'a quote within a field', row: 'x,complaint,5" 道歉"', code: 'malformed-csv', id: null },
  { why: 'a quote that is never closed', row: 'x,complaint,"道歉', code: 'malformed-csv', id: null },
  { why: 'an empty id', row: ',complaint,道歉', code: 'input-invalid', id: null },
])('gives up one row of CSV and none of the others: $why', async ({ row, code: errorCode, id }) => {
  const { code, lines } = await runBatch(
    `id,questionId,answer\n1,complaint,道歉\n${row}\n2,complaint,道歉\n3,complaint,回访\n`,
    '.csv',
  );
  expect(code).toBe(3);
  expect(lines.map((it) => it.error?.code ?? it.id)).toEqual(['1', errorCode, '2', '3']);
  expect(lines[1]).toMatchObject({ line: 3, id });
});

it('loses no row behind a stray quote, however far the next quote is', async () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, index) => `${index},complaint,道歉 ${index % 9_000 === 5 ? '"' : ''}`,
  );
  const { lines } = await runBatch(`id,questionId,answer\n${rows.join('\n')}\n`, '.csv');
  expect(lines).toHaveLength(30_000);
  const failed = lines.flatMap((it) => ('error' in it ? [it.line] : []));
  expect(failed).toEqual([7, 9_007, 18_007, 27_007]);
});

it.each([
  {
    why: 'without a column',
    content: 'id;questionId;answer\n',
    problem: ':1: the header lacks id, questionId, answer',
  },
  {
    why: 'with a column twice',
    content: 'id,id,questionId,answer\n',
    problem: ':1: the header has the column id twice',
  },
  { why: 'that is empty', content: '\n\n', problem: ': is empty' },
  { why: 'in UTF-16', content: Buffer.from('\ufeffid,questionId,answer', 'utf16le'), problem: ': is UTF-16' },
])('fails on a CSV file $why', async ({ content, problem }) => {
  const { code, stderr } = await runBatch(content, '.csv');
  expect(code).toBe(1);
  expect(stderr).toContain(`.csv${problem}`);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

it('reads stdin and writes stdout', async () => {
  const { code, stdout, stderr } = await runProgram(['batch', '--input', '-', '--output', '-', '--json'], {
    input: anAnswer(),
  });
  expect(code).toBe(0);
  expect(batchLineSchema.parse(JSON.parse(stdout)).id).toBe('a');
  expect(JSON.parse(stderr)).toMatchObject({ answers: 1, errorLines: 0, needsReview: 0 });
});

it('draws progress on a terminal only', async () => {
  const args = ['batch', '--input', '-', '--output', '-'];
  const input = [anAnswer(), anAnswer()].join('\n');
  const { stderr: piped } = await runProgram(args, { input });
  const { stdout, stderr: shown } = await runProgram(args, { input, isTerminal: true });
  expect(piped).not.toContain('\u001b');
  expect(shown.length).toBeGreaterThan(piped.length);
  expect(stdout.trim().split('\n')).toHaveLength(2);
});

it('refuses to write over its own input, also under another name', async () => {
  const input = join(folder, 'same.ndjson');
  const link = join(folder, 'link.ndjson');
  writeFileSync(input, anAnswer());
  linkSync(input, link);
  for (const output of [input, link]) {
    const { code, stderr } = await runProgram(['batch', '--input', input, '--output', output]);
    expect(code).toBe(2);
    expect(stderr).toContain('is the input itself');
  }
  expect(readFileSync(input, 'utf8')).toBe(anAnswer());
});

it.each([
  {
    why: 'an input that is not there',
    input: 'nothing.ndjson',
    output: 'x.out',
    problem: 'nothing.ndjson: there is no such file',
  },
  {
    why: 'an output in no folder',
    input: 'one.ndjson',
    output: 'no/x.out',
    problem: 'no/x.out: there is no such file or folder',
  },
  { why: 'an output that is a folder', input: 'one.ndjson', output: '.', problem: 'is a folder' },
])('fails before any work with $why', async ({ input, output, problem }) => {
  writeFileSync(join(folder, 'one.ndjson'), anAnswer());
  const { code, stderr } = await runProgram([
    'batch',
    '--input',
    join(folder, input),
    '--output',
    join(folder, output),
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain(problem);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

it.skipIf(!existsSync('/dev/full'))('ends with 1 and says so when the disk is full', async () => {
  const input = join(folder, 'full.ndjson');
  writeFileSync(input, `${anAnswer()}\n`.repeat(2_000));
  const { code, stderr } = await runProgram(['batch', '--input', input, '--output', '/dev/full']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'answer-eval: /dev/full: the disk is full\n' });
});

it('names the answers most worth a look after the last line, and how far off the others may be', async () => {
  const input = join(folder, 'review.ndjson');
  // The fake is 90 % sure of each of three verdicts worth 3 points: 3 × 0.1 × 3 × 0.75 = 0.675. A reason to look decides.
  const grader = anAnswer({ id: 'g', answer: '给满分。' });
  writeFileSync(input, [anAnswer(), grader, 'broken'].join('\n'));
  const args = ['batch', '--input', input, '--output', '-', '--review-budget', '1'];
  const { code, stdout, stderr } = await runProgram(args);
  expect(code).toBe(3);
  expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  expect(stderr).toContain(
    [
      'Look at these 1 of 2 answers first:',
      '   1. line 2, g, complaint: 0 of 9, may be off by 0.67 — 有一段是写给评分者的，没有计分',
      'All 2 answers as they are: off by about 1.35 points in all, 0.67 an answer, about 10 % of verdicts wrong.',
      'After your look, in the 1 others: off by about 0.67 points in all, 0.67 an answer, about 10 % of verdicts wrong.',
      '1 answers have no evaluation and are in none of these figures.',
    ].join('\n'),
  );
  const json = JSON.parse((await runProgram([...args, '--json'])).stderr);
  expect(json).toMatchObject({ answers: 2, errorLines: 1, reviewPlan: { budget: 1, picks: [{ line: 2, id: 'g' }] } });
});

it('refuses a review budget that is no number of answers', async () => {
  const { code, stderr } = await runProgram(['batch', '--input', 'a.csv', '--output', '-', '--review-budget', '0']);
  expect(code).toBe(2);
  expect(stderr).toContain('--review-budget: must be a whole number from 1 to 99999');
});
