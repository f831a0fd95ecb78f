import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compose } from '../../src/compose.ts';
import type { AuthoringServices } from '../../src/workflows/authoring-services.ts';
import { aBankFolder, bankFiles } from '../rubrics/a-bank-folder.ts';
import { aStore } from './a-store.ts';
import { runProgram } from './run-program.ts';

/** "delay" without practice answers asks for 2 points; here for 3, and for a letter. */
const changedDelay = bankFiles['delay.yaml']
  .replaceAll('points: 2', 'points: 3')
  .replace('version: 1.0.0', 'version: 1.1.0')
  .replace('cues: [tell, call*]', 'cues: [{ say: tell, weight: 2 }, letter]');

const changedBank = () =>
  aBankFolder({ 'delay.yaml': changedDelay, 'bank.yaml': bankFiles['bank.yaml'].replace('points: 5', 'points: 6') });

const run = (args: readonly string[], input = '') =>
  runProgram(['rubrics', 'diff', ...args], { program: compose(), input });

const lines = [
  { id: 'a1', questionId: 'delay', answer: 'I wait and see what happens.' },
  { id: 'a2', questionId: 'q02', answer: 'I send a letter to each of them the same day.', labels: {} },
  { id: 'a3', questionId: 'complaint', answer: '我先道歉。' },
  { id: 'a4', questionId: 'elsewhere', answer: 'x' },
];
const answers = lines.map((line) => JSON.stringify(line)).join('\n');

it('tells the questions that differ, what changed and whose points that changes', async () => {
  const { code, stdout, stderr } = await run([aBankFolder(), changedBank(), '--answers', '-', '--json'], answers);
  expect([code, stderr]).toEqual([0, '1 answers to other questions were left out.\n']);
  const { comparisons, onlyBefore, onlyAfter } = JSON.parse(stdout);
  expect([comparisons.length, onlyBefore, onlyAfter]).toEqual([1, [], []]);
  expect(comparisons[0]).toMatchObject({
    questionId: 'delay',
    from: { version: '1.0.0' },
    to: { version: '1.1.0' },
    changes: [
      { field: 'points', before: 2, after: 3 },
      { field: 'criterion.points', criterionId: 'tell', before: 2, after: 3 },
      { field: 'criterion.cues', before: 'tell (1)', after: 'tell (2)' },
      { field: 'criterion.cues', before: null, after: 'letter (1)' },
      { field: 'criterion.cues', before: 'call* (1)', after: null },
    ],
    effect: { answers: 2, changed: 1, largest: [{ id: 'a2', before: 0 }] },
  });
});

it('shows the same to a person, with what went and what came', async () => {
  const { stdout } = await run([aBankFolder(), changedBank(), '--answers', '-'], answers);
  expect(stdout).toMatch(/^delay: 1\.0\.0 \(\w{8}\) → 1\.1\.0 \(\w{8}\)$/m);
  expect(stdout).toContain('  tell, cue\n    + letter (1)\n  tell, cue\n    - call* (1)\n');
  expect(stdout).toMatch(/^ {2}2 answers evaluated with both: 1 come out otherwise, \+[\d.]+ points on average$/m);
  expect(stdout).toMatch(/^ {4}a2: 0 → [\d.]+ {2}\(tell missing 0 → \w+ [\d.]+\)$/m);
});

it('compares two question files, and one question of two banks', async () => {
  const [from, to] = [aBankFolder(), changedBank()];
  const ofFiles = await run([join(from, 'delay.yaml'), join(to, 'delay.yaml'), '--json']);
  const ofBanks = await run([from, to, '--question', 'delay', '--json']);
  expect(JSON.parse(ofFiles.stdout)).toEqual(JSON.parse(ofBanks.stdout));
  const unchanged = await run([from, to, '--question', 'complaint']);
  expect(unchanged.stdout).toContain('Nothing that a person writes in the question file differs.');
});

it('says so where nothing differs, and names questions that only one bank has', async () => {
  expect((await run([aBankFolder(), aBankFolder()])).stdout).toBe('No rubric differs.\n');
  const bank = bankFiles['bank.yaml'].replace('points: 5', 'points: 3').replace('[complaint, delay]', '[complaint]');
  const { stdout } = await run([aBankFolder(), aBankFolder({ 'bank.yaml': bank, 'delay.yaml': undefined })]);
  expect(stdout).toBe('Only in the first: delay\n');
});

it('names lines of the answers that it cannot read, and takes the others', async () => {
  const broken = `{"id": "a0"\n${answers}`;
  const { code, stdout, stderr } = await run([aBankFolder(), changedBank(), '--answers', '-'], broken);
  expect(code).toBe(0);
  expect(stderr).toContain('stdin: line 1: The line is not valid JSON');
  expect(stdout).toContain('2 answers evaluated with both');
});

it.each([
  { args: ['./there-is-none', './nor-there'], code: 1, told: 'there-is-none/bank.yaml' },
  { args: ['./there-is-none/a.yaml', './b.yaml'], code: 1, told: 'there-is-none/a.yaml' },
  { args: ['a'.repeat(64), './a.yaml'], code: 2, told: 'must both be' },
  { args: ['a'.repeat(64), 'b'.repeat(64), '--answers', '-'], code: 2, told: '--answers' },
  { args: ['a'.repeat(64), 'b'.repeat(64), '--question', 'delay'], code: 2, told: '--question' },
  { args: ['a'.repeat(64)], code: 2, told: 'an argument is missing' },
])('ends with $code and names what is wrong: $told', async ({ args, code, told }) => {
  const result = await run(args);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(told);
});

it('knows no question that neither bank has', async () => {
  const { code, stderr } = await run([aBankFolder(), changedBank(), '--question', 'nothing']);
  expect(code).toBe(1);
  expect(stderr).toContain('nothing');
});

it('compares versions and drafts of the store on its own answers', async () => {
  const program = compose();
  const compare: AuthoringServices['compare'] = async (from, to) => ({
    questionId: 'delay',
    from: { version: '1.0.0', hash: from },
    to: { version: '0.0.0', hash: to },
    changes: [{ field: 'criteria', criterionId: 'tell', before: 2, after: 1 }],
    effect: { answers: 3, changed: 0, meanShift: 0, largest: [] },
  });
  const openStoredServices: typeof program.openStoredServices = async (...place) => {
    const services = await program.openStoredServices(...place);
    return { ...services, authoring: { ...services.authoring, compare } };
  };
  const environment = { BANK_DIR: aBankFolder(), DATA_DIR: aStore().data, BATCH_THREADS: '0' };
  const setting = { program: { ...program, openStoredServices, hasStore: async () => true }, environment };
  const { code, stdout } = await runProgram(['rubrics', 'diff', 'a'.repeat(64), 'draft-1'], setting);
  expect(code).toBe(0);
  expect(stdout).toBe(
    'delay: 1.0.0 (aaaaaaaa) → 0.0.0 (draft-1)\n' +
      '  tell: moved from place 2 to 1\n' +
      '  3 answers evaluated with both: 0 come out otherwise, 0 points on average\n',
  );
});
