import { expect, it } from 'vitest';
import { ConceptFinder } from '../../../src/authoring/derive/concept-finder.ts';

const finder = new ConceptFinder([
  { name: '合理', terms: ['合理'] },
  { name: '不合理', terms: ['不合理'] },
  { name: '道歉', terms: ['道歉', 'apologi*'] },
]);

it('finds concepts with their place', () => {
  expect(finder.find('先道歉')).toEqual([{ concept: 2, start: 1, end: 3 }]);
  expect(finder.find('i apologise')).toEqual([{ concept: 2, start: 2, end: 11 }]);
});

it('takes the longer of two that stand in one place: a word inside its opposite is not meant', () => {
  expect(finder.find('不合理').map(({ concept }) => concept)).toEqual([1]);
  expect(finder.find('很合理').map(({ concept }) => concept)).toEqual([0]);
});
