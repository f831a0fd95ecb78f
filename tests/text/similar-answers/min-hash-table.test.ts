import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/agreement/seeded-random.ts';
import { jaccard } from '../../../src/text/similar-answers/jaccard.ts';
import { minHash, rowCount } from '../../../src/text/similar-answers/min-hash.ts';
import { MinHashTable } from '../../../src/text/similar-answers/min-hash-table.ts';

/** Two sets of 100 shingles of which `shared` are the same. */
function aPair(shared: number, random: () => number): readonly [Int32Array, Int32Array] {
  const all = Array.from({ length: 200 - shared }, () => Math.floor(random() * 2 ** 32) | 0);
  return [Int32Array.from(all.slice(0, 100)).sort(), Int32Array.from(all.slice(-100)).sort()];
}

it.each([0, 20, 50, 80, 100])('estimates the similarity of sets that share %i of 100 shingles', (shared) => {
  const random = seededRandom(shared);
  const minima = new Int32Array(rowCount);
  const table = new MinHashTable();
  let exact = 0;
  let estimated = 0;
  for (let pair = 0; pair < 100; pair++) {
    const sets = aPair(shared, random);
    for (const set of sets) {
      minHash(set, minima);
      table.add(minima);
    }
    exact += jaccard(...sets) / 100;
    estimated += table.estimateSimilarity(pair * 2, pair * 2 + 1) / 100;
  }
  // One estimate is right to 0.05, the mean of a hundred to 0.005; this allows four times as much.
  expect(Math.abs(estimated - exact)).toBeLessThan(0.02);
});
