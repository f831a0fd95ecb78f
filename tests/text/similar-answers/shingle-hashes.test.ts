import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jaccard } from '../../../src/text/similar-answers/jaccard.ts';
import { createCutShingles } from '../../../src/text/similar-answers/own-shingles.ts';
import { shingleHashes } from '../../../src/text/similar-answers/shingle-hashes.ts';
import { naiveJaccard, naiveShingles } from './naive-similarity.ts';

const someText = fc.string({ unit: fc.constantFrom('道', '歉', '查', 'ab', ' ', '1'), maxLength: 25 });

it.each([
  ['道歉', 0],
  ['先道歉', 1],
  ['先道歉吗', 2],
  ['先道歉先道歉', 3],
  ['we say sorry', 1],
  ['用app办', 1],
])('cuts %j into %i different shingles', (folded, count) => {
  expect(shingleHashes(folded)).toHaveLength(count);
});

it('gives the similarity that sets of the texts themselves give', () => {
  fc.assert(
    fc.property(someText, someText, (first, second) => {
      const exact = naiveJaccard(naiveShingles(first), naiveShingles(second));
      expect(jaccard(shingleHashes(first), shingleHashes(second))).toBe(exact);
    }),
  );
});

it('tells words apart that have the same letters between other bounds', () => {
  expect(jaccard(shingleHashes('we can do it'), shingleHashes('wec an do it'))).toBe(0);
});

it('leaves out what the question says', () => {
  const cut = createCutShingles(['你会怎样应对？']);
  expect(cut('你会怎样应对')).toHaveLength(0);
  expect(cut('你会怎样应对先道歉')).toHaveLength(3);
});
