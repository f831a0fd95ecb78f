import { expect, it } from 'vitest';
import { countFlips } from '../../../bench/flips/count-flips.ts';
import { forms, readParallelForms } from '../../../bench/flips/read-parallel-forms.ts';
import { loadBank } from '../../../src/rubrics/load-bank.ts';

it('counts a criterion once, however often its verdict changes', () => {
  expect(
    countFlips([
      ['covered', 'partial', 'missing'],
      ['covered', 'covered'],
      ['partial', 'covered'],
    ]),
  ).toEqual({
    criteria: 3,
    flipped: 2,
    rate: 2 / 3,
    farApart: 1,
    unjudged: 0,
  });
});

it('takes a missing verdict for another outcome, never for a zero, and leaves out what was never judged', () => {
  expect(
    countFlips([
      ['covered', null],
      [null, null],
    ]),
  ).toMatchObject({
    criteria: 1,
    flipped: 1,
    rate: 1,
    farApart: 0,
    unjudged: 1,
  });
});

it('has no rate of nothing', () => {
  expect(countFlips([]).rate).toBeNaN();
});

it('finds a dozen answers to questions of the bank, said differently in each form', async () => {
  const answers = await readParallelForms('bench/practice/parallel-forms.ndjson');
  const { questions } = await loadBank('rubrics/bank-customer-service-manager');
  expect(answers).toHaveLength(12);
  for (const answer of answers) {
    expect(questions.map(({ id }) => id)).toContain(answer.questionId);
    expect(new Set(forms.map((form) => answer[form])).size).toBe(3);
    expect(answer.en).not.toMatch(/\p{Script=Han}/u);
    expect(answer.zh).not.toMatch(/[a-z]/i);
    expect(answer.mixed).toMatch(/\p{Script=Han}.*[a-z]{3}|[a-z]{3}.*\p{Script=Han}/u);
  }
});
