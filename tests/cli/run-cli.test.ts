import { expect, it } from 'vitest';
import { RubricInvalidError } from '../../src/domain/errors.ts';
import { runProgram } from './run-program.ts';

it.each([
  { args: [], problem: 'which command?' },
  { args: ['evaluat'], problem: 'there is no command "evaluat"' },
  {
    args: ['rubrics'],
    problem:
      'there is no command "rubrics"; did you mean one of: rubrics import, rubrics check, rubrics show, rubrics test, rubrics diff, rubrics rescore',
  },
  { args: ['rubrics', 'chekc'], problem: 'there is no command "rubrics chekc"' },
  { args: ['evaluate'], problem: '--question: is missing' },
  { args: ['evaluate', '--quesiton', 'x'], problem: "Unknown option '--quesiton'; the flags are --question, --engine" },
  { args: ['evaluate', '--question'], problem: "Option '--question <value>' argument missing" },
  { args: ['evaluate', '--question', 'x', 'a', 'b'], problem: 'takes at most 1 argument' },
  { args: ['evaluate', '--question', 'x', '--engine', 'oracle'], problem: '--engine: Invalid option' },
  { args: ['questions', '--json=1'], problem: "Option '--json' does not take an argument" },
  { args: ['rubrics', 'show'], problem: 'an argument is missing' },
  { args: ['serve', '--port', '65536'], problem: '--port: must be a number from 0 to 65535' },
  { args: ['serve', '--port', 'x'], problem: '--port: must be a number from 0 to 65535' },
  { args: ['batch', '--input', 'a.ndjson'], problem: '--output: is missing' },
  { args: ['batch', '--input', 'a.xlsx', '--output', '-'], problem: '--input: "a.xlsx" ends with none of' },
])('ends with 2 and says what is wrong with $args', async ({ args, problem }) => {
  const { code, stdout, stderr } = await runProgram(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`answer-eval: ${problem}`);
  expect(stderr.trim().split('\n')).toHaveLength(2);
});

it.each([
  { args: ['--help'], says: 'Usage: answer-eval <command>' },
  { args: ['-h'], says: 'Exit codes: 0 done; 1 failed; 2 wrong usage' },
  { args: ['help', 'batch'], says: '--input' },
  { args: ['evaluate', '--help'], says: '--question' },
  { args: ['questions', '-h'], says: 'Usage: answer-eval questions' },
  { args: ['rubrics', '--help'], says: 'Usage: answer-eval rubrics show' },
  { args: ['rubrics', 'check', '--help'], says: 'Usage: answer-eval rubrics check' },
  { args: ['serve', '--port', 'x', '--help'], says: '--host' },
])('explains $args on stdout', async ({ args, says }) => {
  const { code, stdout, stderr } = await runProgram(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(says);
});

it('prints its version', async () => {
  expect(await runProgram(['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

it('ends with 2 where a setting of the environment is wrong, and names it', async () => {
  const { code, stderr } = await runProgram(['questions'], { environment: { PORT: 'eighty', LOG_LEVEL: 'loud' } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^answer-eval: settings: PORT: must be a number.*LOG_LEVEL: /);
});

it('tells every problem of a bank on a line of its own', async () => {
  const problems = [
    { file: 'b/x.yaml', line: 3, field: 'points', message: 'is 3, but the criteria add up to 4' },
    { file: 'b/y.yaml', message: 'cannot be read' },
  ];
  const openBank = () => Promise.reject(new RubricInvalidError(problems));
  const { code, stderr } = await runProgram(['questions'], { program: { openBank } });
  expect(code).toBe(1);
  expect(stderr).toBe(
    'answer-eval: b/x.yaml:3: points: is 3, but the criteria add up to 4\nanswer-eval: b/y.yaml: cannot be read\n',
  );
});
