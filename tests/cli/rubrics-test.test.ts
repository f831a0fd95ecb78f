import { expect, it } from 'vitest';
import type { RubricReport } from '../../src/domain/rubric-report.ts';
import type { TestRubric } from '../../src/workflows/test-rubric.ts';
import { aBank } from '../workflows/a-bank.ts';
import { runProgram } from './run-program.ts';

const sound: RubricReport = { lint: [], mutants: [], isSound: true };
const fooled: RubricReport = {
  lint: [
    {
      code: 'cue-too-general',
      severity: 'warning',
      criterionId: 'cause',
      cue: '查原因',
      facts: { weight: 2, questions: 2, others: 9, ids: 'a, b' },
    },
  ],
  mutants: [
    {
      name: 'bullet-dropped cause',
      kind: 'bullet-dropped',
      text: '我会先道歉。',
      points: { least: 3, most: 7.5 },
      totalPoints: 9,
      survived: true,
      misses: [
        { criterionId: 'cause', verdicts: ['missing', 'partial'], got: 'covered', evidence: [{ start: 3, end: 5 }] },
      ],
    },
    {
      name: 'blank',
      kind: 'blank',
      text: ' ',
      points: { least: 0, most: 0 },
      totalPoints: 0,
      survived: false,
      misses: [],
    },
  ],
  isSound: false,
};

const programFor = (reportOf: (id: string) => RubricReport) => {
  const asked: { readonly id: string; readonly others: readonly string[] }[] = [];
  const testRubric: TestRubric = async ({ id }, _practiceAnswers, others) => {
    asked.push({ id, others: others.map((other) => other.id) });
    return reportOf(id);
  };
  return { asked, program: { openRubricTest: () => testRubric } };
};

it('tells for each survivor what was expected, what came out and the words that fooled the rubric', async () => {
  const { program } = programFor((id) => (id === 'complaint' ? fooled : sound));
  const { code, stdout } = await runProgram(['rubrics', 'test'], { program });
  expect(code).toBe(1);
  expect(stdout).toBe(
    [
      'complaint   2 个变体， 1 个蒙混过关； 0 个错误， 1 个提醒',
      'delay       0 个变体， 0 个蒙混过关； 0 个错误， 0 个提醒',
      '共 2 道题，2 个变体，1 个蒙混过关，0 个错误。',
      '',
      'complaint',
      '  ! 提醒 cue-too-general  cause  查原因',
      '      9 道别的题里有 2 道也会触发：a, b',
      '  ✗ bullet-dropped cause  (漏掉一条)  得 9 分，应在 3 到 7.5 分之间',
      '      cause: 应为 还没说到或说到一半, 实为 说清楚了',
      '      被骗的原话: 道歉',
      '',
    ].join('\n'),
  );
});

it('tells it in English for an English bank', async () => {
  const { program } = programFor(() => fooled);
  const openBank = async () => ({ ...aBank(), language: 'en' as const });
  const { stdout } = await runProgram(['rubrics', 'test', '--question', 'delay'], {
    program: { ...program, openBank },
  });
  expect(stdout).toContain('bullet-dropped cause  (one point left out)  9 points, expected 3 to 7.5');
  expect(stdout).toContain('cause: expected missing or partly covered, got covered\n      fooled by: 道歉');
});

it('ends with 0 where every rubric is sound, and tests each against the others', async () => {
  const { asked, program } = programFor(() => sound);
  const { code } = await runProgram(['rubrics', 'test'], { program });
  expect(code).toBe(0);
  expect(asked).toEqual([
    { id: 'complaint', others: ['complaint', 'delay'] },
    { id: 'delay', others: ['complaint', 'delay'] },
  ]);
});

it('tests one question alone, as JSON', async () => {
  const { asked, program } = programFor(() => sound);
  const { stdout } = await runProgram(['rubrics', 'test', '--question', 'delay', '--json'], { program });
  expect(JSON.parse(stdout)).toEqual({ questions: [{ questionId: 'delay', lint: [], mutants: [], isSound: true }] });
  expect(asked.map(({ id }) => id)).toEqual(['delay']);
});

it('names the questions there are where it is asked for another', async () => {
  const { code, stderr } = await runProgram(
    ['rubrics', 'test', '--question', 'parcel'],
    programFor(() => sound),
  );
  expect(code).not.toBe(0);
  expect(stderr).toContain('complaint');
});
