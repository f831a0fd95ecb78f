import { expect, it } from 'vitest';
import { z } from 'zod';
import { questionSchema } from '../../src/api/schemas.ts';
import { runProgram } from './run-program.ts';

it('lists the questions in the order of the bank, as JSON without what a candidate must not see', async () => {
  const { stdout } = await runProgram(['questions', '--json']);
  expect(stdout).not.toMatch(/cue-of|model-answer|practice-answer/);
  const questions = z.array(questionSchema).parse(JSON.parse(stdout));
  expect(questions.map(({ id, points }) => [id, points])).toEqual([
    ['complaint', 9],
    ['delay', 3],
  ]);
});

it('lists the questions for a person, section by section', async () => {
  const { stdout } = await runProgram(['questions']);
  expect(stdout).toContain(
    '服务  9 分\n  complaint  9 分\n    客户投诉等得太久，你怎么办？\n      apologise  道歉  3 分',
  );
  expect(stdout).not.toMatch(/cue-of|model-answer|practice-answer/);
});

it('shows an author the whole rubric', async () => {
  const { stdout } = await runProgram(['rubrics', 'show', 'complaint']);
  for (const part of ['covered-text-of-cause', 'partial-text-of-cause', 'model-answer-of-cause', '1  cue-of-cause']) {
    expect(stdout).toContain(part);
  }
  const { stdout: json } = await runProgram(['rubrics', 'show', 'complaint', '--json']);
  expect(JSON.parse(json)).toMatchObject({ id: 'complaint', rubric: { version: '1.0.0' } });
});

const checked = {
  bankId: 'a-bank',
  bankVersion: '2.1.0',
  sections: 1,
  questions: 2,
  criteria: 4,
  points: 12,
  practiceAnswers: 2,
};
const problem = { file: 'b/x.yaml', line: 3, field: 'points', message: 'is 3, but the criteria add up to 4' };

it('says what it checked where a bank is fine', async () => {
  const checkRubrics = async () => ({ problems: [], checked, notes: ['The weights are up to date.'] });
  const { code, stdout } = await runProgram(['rubrics', 'check'], { program: { checkRubrics } });
  expect(code).toBe(0);
  expect(stdout).toContain('2 questions, 4 criteria, 12 points, 2 practice answers.\nThe weights are up to date.');
});

it('explains every problem of a bank and ends with 1', async () => {
  const directories: string[] = [];
  const checkRubrics = async (directory: string) => {
    directories.push(directory);
    return { problems: [problem], notes: [] };
  };
  const { code, stdout } = await runProgram(['rubrics', 'check', 'b'], { program: { checkRubrics } });
  expect({ code, directories }).toEqual({ code: 1, directories: ['b'] });
  expect(stdout).toContain('b/x.yaml:3: points: is 3, but the criteria add up to 4\n\n1 problem.');
  const { stdout: json } = await runProgram(['rubrics', 'check', '--json'], { program: { checkRubrics } });
  expect(JSON.parse(json)).toEqual({ problems: [problem], notes: [] });
});
