import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { batchErrorLineSchema, batchLineSchema, evaluationSchema, questionSchema } from '../../src/api/schemas.ts';

const launcher = fileURLToPath(new URL('../../bin/answer-eval.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'real-program-'));
const data = join(folder, 'data');

/** Run the program as it is installed, from a folder that is not its own. */
function run(args: readonly string[], input = '') {
  const environment = { ...process.env, BANK_DIR: '', DATABASE_URL: '', DATA_DIR: data };
  return spawnSync(process.execPath, [launcher, ...args], { cwd: folder, env: environment, input, encoding: 'utf8' });
}

const answer = '我会先请他坐下，听他把话说完，再向他道歉。';

it('lists the questions of the bank, from any folder', () => {
  const { status, stdout } = run(['questions', '--json']);
  const questions = z.array(questionSchema).parse(JSON.parse(stdout));
  expect([status, questions.length]).toEqual([0, 10]);
  expect(questions.reduce((sum, { points }) => sum + points, 0)).toBe(120);
});

it('evaluates the same answer to the same bytes', { timeout: 30_000 }, () => {
  const args = ['evaluate', '--question', 'counter-complaint', '--json'];
  const { status, stdout, stderr } = run(args, answer);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { criteria } = evaluationSchema.parse(JSON.parse(stdout));
  for (const result of criteria) {
    if (result.status !== 'scored') continue;
    for (const { start, end, text } of result.evidence) expect(answer.slice(start, end)).toBe(text);
  }
  expect(run(args, answer).stdout).toBe(stdout);
});

it('runs a batch with a bad line in it', { timeout: 30_000 }, () => {
  const line = JSON.stringify({ id: 1, questionId: 'counter-complaint', answer });
  const { status, stdout } = run(['batch', '--input', '-', '--output', '-'], `${line}\n{\n${line}\n`);
  expect(status).toBe(3);
  const [first, second, third] = stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  batchLineSchema.parse(first);
  expect(batchErrorLineSchema.parse(second)).toMatchObject({ line: 2, id: null });
  expect(third).toEqual(first);
});

it('finds nothing wrong with the bank of the project', () => {
  const { status, stdout } = run(['rubrics', 'check']);
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringContaining('10 questions, 30 criteria, 120 points'),
  });
});

it('makes no database unless something is to be stored, and then evaluates a batch in it', { timeout: 60_000 }, () => {
  expect(existsSync(data)).toBe(false);
  const input = JSON.stringify({ candidate: 'zhang-san', question: 'counter-complaint', answer });
  const { status, stdout } = run(['batch', '--store', '--input', '-', '--json'], `${input}\n`);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'finished', counts: { items: 1, evaluated: 1 } });
  expect(run(['batches', 'list']).stdout).toContain(JSON.parse(stdout).id);
  expect(existsSync(data)).toBe(true);
});
