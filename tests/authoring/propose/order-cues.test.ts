import { expect, it } from 'vitest';
import { orderCues } from '../../../src/authoring/propose/order-cues.ts';
import { cue, opposing, paraphrase } from './items.ts';

const [a, b, c, known] = ['a', 'b', 'c', 'known'].map((text) => paraphrase('calm', text)) as [
  ReturnType<typeof paraphrase>,
  ReturnType<typeof paraphrase>,
  ReturnType<typeof paraphrase>,
  ReturnType<typeof paraphrase>,
];
const textsOf = (...candidates: Parameters<typeof orderCues>[0]) =>
  orderCues(candidates, [a, b, c]).map(({ text }) => text);

it('begins with the cue that finds most, and counts no paraphrase twice', () => {
  expect(
    textsOf(
      { item: cue('calm', 'one'), finds: [a] },
      { item: cue('calm', 'two'), finds: [a, b] },
      { item: cue('calm', 'other'), finds: [c] },
    ),
  ).toEqual(['two', 'other', 'one']);
});

it('counts no paraphrase that the rubric finds already', () => {
  expect(textsOf({ item: cue('calm', 'old'), finds: [known] }, { item: cue('calm', 'new'), finds: [a] })).toEqual([
    'new',
    'old',
  ]);
});

it('keeps the order of proposal among equals, and puts opposing cues last', () => {
  expect(
    textsOf(
      { item: opposing('calm', 'against'), finds: [] },
      { item: cue('calm', 'first'), finds: [a] },
      { item: cue('calm', 'second'), finds: [b] },
    ),
  ).toEqual(['first', 'second', 'against']);
});
