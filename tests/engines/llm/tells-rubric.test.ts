import { expect, it } from 'vitest';
import { tellsRubric } from '../../../src/engines/llm/tells-rubric.ts';

const criterion = {
  covered: '说出怎样让客人安心：听他讲完、递一杯热水、请他坐到靠窗的位子',
  partial: '只说要安抚',
  modelAnswer: 'I listen until he is done, then I offer him a seat and a glass of water.',
};

it('finds a reason that repeats a dozen characters or words of the rubric, whatever the punctuation', () => {
  expect(tellsRubric('没有说听他讲完，递一杯热水，请他坐到靠窗的位子', criterion, '我会道歉')).toBe(true);
  expect(tellsRubric('Missing: until he is done then I offer him a seat and a glass', criterion, 'sorry')).toBe(true);
});

it('lets a reason speak about the point in its own words', () => {
  expect(tellsRubric('提到听他讲完，但没有说怎样让他安心', criterion, '听他讲完')).toBe(false);
  expect(tellsRubric('', criterion, '')).toBe(false);
});

it('lets a reason repeat what the answer says itself', () => {
  const words = '听他讲完、递一杯热水、请他坐到靠窗的位子';
  expect(tellsRubric(`说了“${words}”`, criterion, `我会${words}`)).toBe(false);
});
