import { expect, it } from 'vitest';
import { weakenCues } from '../../../src/authoring/overrides/weaken-cues.ts';
import { aCriterion, aRubric } from '../a-rubric.ts';

const content = aRubric([
  aCriterion('a', {
    cues: [
      { say: '道歉', weight: 2 },
      { say: '安抚', weight: 1 },
    ],
  }),
  aCriterion('b', { cues: [{ say: '登记', weight: 2 }] }),
]);

const cuesOf = (id: string, records: Parameters<typeof weakenCues>[2], leaves: 'partial' | 'missing') =>
  weakenCues(content, id, records, leaves).criteria.map(({ cues }) =>
    cues.map(({ say, weight }) => `${say} ${weight}`),
  );

it('takes out a cue that was wrong more often than right', () => {
  expect(cuesOf('a', [{ index: 1, right: 1, wrong: 2 }], 'missing')).toEqual([['道歉 2'], ['登记 2']]);
});

it('halves its weight where people still found half of the criterion', () => {
  expect(cuesOf('a', [{ index: 0, right: 0, wrong: 3 }], 'partial')).toEqual([['道歉 1', '安抚 1'], ['登记 2']]);
});

it.each([
  { record: { index: 0, right: 2, wrong: 2 }, why: 'it was right as often' },
  { record: { index: 0, right: 0, wrong: 1 }, why: 'it was wrong once' },
])('leaves a cue alone where $why', ({ record }) => {
  expect(weakenCues(content, 'a', [record], 'missing')).toEqual(content);
});

it('leaves a criterion its last cue', () => {
  expect(weakenCues(content, 'b', [{ index: 0, right: 0, wrong: 9 }], 'missing')).toEqual(content);
});
