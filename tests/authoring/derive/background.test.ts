import { expect, it } from 'vitest';
import { Background } from '../../../src/authoring/derive/background.ts';

const background = new Background([
  '我会先道歉',
  '我會記錄下來',
  'I apologise to the client',
  'Call back later',
  '再说',
]);

it.each([
  { terms: ['道歉'], found: 1 },
  { terms: ['记录'], found: 1, why: 'Traditional characters are simplified' },
  { terms: ['道歉', '记录'], found: 2 },
  { terms: ['我会'], found: 2 },
  { terms: ['apologi*'], found: 1, why: 'a star stands for any ending' },
  { terms: ['apologi'], found: 0, why: 'without one the word must be whole' },
  { terms: ['call back'], found: 1 },
  { terms: ['back call'], found: 0 },
  { terms: ['回访'], found: 0 },
])('tells of $terms by $found of 5 sentences', ({ terms, found }) => {
  expect(background.informationOf(terms)).toBeCloseTo(-Math.log((found + 1) / 6), 12);
});
