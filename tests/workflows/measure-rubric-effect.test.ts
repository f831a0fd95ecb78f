import { expect, it } from 'vitest';
import type { Criterion } from '../../src/domain/criterion.ts';
import type { Question } from '../../src/domain/question-bank.ts';
import { measureRubricEffect } from '../../src/workflows/measure-rubric-effect.ts';
import { aBank } from './a-bank.ts';
import { fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

const bank = aBank();
const complaint = bank.questions[0] as Question;
const [apologise, cause, callBack] = complaint.rubric.criteria as [Criterion, Criterion, Criterion];

const withCriteria = (...criteria: Criterion[]): Question => ({
  ...complaint,
  rubric: { ...complaint.rubric, criteria },
});

const openEvaluate = async (question: Question) => fakeEvaluateAnswer({ ...bank, questions: [question] });

const answers = [
  { id: 'one', answer: '道歉' },
  { id: 'two', answer: '回访' },
  { id: 'three', answer: '道歉，查原因，回访' },
];

it('tells whose points change, by how much and where, the largest change first', async () => {
  const to = withCriteria({ ...apologise, points: 5 }, cause, callBack);
  const effect = await measureRubricEffect(withCriteria(apologise, cause), to, answers, openEvaluate);
  // 3 → 5, 0 → 3 and 6 → 11: shifts of 2, 3 and 5.
  expect(effect).toMatchObject({ answers: 3, changed: 3, meanShift: 10 / 3 });
  expect(effect.largest.map(({ id, before, after }) => [id, before, after])).toEqual([
    ['three', 6, 11],
    ['two', 0, 3],
    ['one', 3, 5],
  ]);
  expect(effect.largest[1]?.criteria).toEqual([
    { criterionId: 'call-back', before: null, after: { verdict: 'covered', points: 3 } },
  ]);
});

it('counts an answer whose verdict alone changes', async () => {
  const to = withCriteria({ ...apologise, cues: [{ say: '鞠躬', weight: 2 }] });
  const refusal = [{ id: 'one', answer: '我不道歉' }];
  const effect = await measureRubricEffect(withCriteria(apologise), to, refusal, openEvaluate);
  expect(effect).toMatchObject({ changed: 1, meanShift: 0 });
  expect(effect.largest[0]?.criteria).toEqual([
    {
      criterionId: 'apologise',
      before: { verdict: 'contradicted', points: 0 },
      after: { verdict: 'missing', points: 0 },
    },
  ]);
});

it('counts no answer as changed that earns nothing by a criterion that came or went', async () => {
  const effect = await measureRubricEffect(
    withCriteria(apologise, cause),
    withCriteria(apologise, callBack),
    answers.slice(0, 1),
    openEvaluate,
  );
  expect(effect).toEqual({ answers: 1, changed: 0, meanShift: 0, largest: [] });
});

it('names a hundred answers and counts the others', async () => {
  const many = Array.from({ length: 130 }, (_, index) => ({ id: String(index), answer: '道歉' }));
  const to = withCriteria({ ...apologise, points: 2 });
  const effect = await measureRubricEffect(withCriteria(apologise), to, many, openEvaluate);
  expect(effect).toMatchObject({ answers: 130, changed: 130, meanShift: -1 });
  expect(effect.largest.map(({ id }) => id)).toEqual(many.slice(0, 100).map(({ id }) => id));
});

it('has no mean where there is no answer', async () => {
  const effect = await measureRubricEffect(complaint, complaint, [], openEvaluate);
  expect(effect).toEqual({ answers: 0, changed: 0, meanShift: null, largest: [] });
});
