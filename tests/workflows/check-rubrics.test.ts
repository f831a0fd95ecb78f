import { expect, it } from 'vitest';
import { RubricInvalidError } from '../../src/domain/errors.ts';
import { createCheckRubrics } from '../../src/workflows/check-rubrics.ts';
import { aBank } from './a-bank.ts';

const problem = { file: 'b/x.yaml', line: 3, field: 'points', message: 'is wrong' };

it('counts what it checked, and adds what further checks say', async () => {
  const check = createCheckRubrics(
    async () => aBank(),
    [async (directory, { id }) => ({ problems: [], notes: [`${directory} ${id}`] })],
  );
  expect(await check('b')).toEqual({
    problems: [],
    checked: {
      bankId: 'a-bank',
      bankVersion: '2.1.0',
      sections: 2,
      questions: 2,
      criteria: 4,
      points: 12,
      practiceAnswers: 2,
    },
    notes: ['b a-bank'],
  });
});

it('reports the problems of files that do not load, and runs no further check on them', async () => {
  const further = () => Promise.reject(new Error('must not run'));
  const check = createCheckRubrics(() => Promise.reject(new RubricInvalidError([problem])), [further]);
  expect(await check('b')).toEqual({ problems: [problem], notes: [] });
});

it('hands on what is not about the files', async () => {
  const check = createCheckRubrics(() => Promise.reject(new TypeError('a bug')), []);
  await expect(check('b')).rejects.toThrow(TypeError);
});
