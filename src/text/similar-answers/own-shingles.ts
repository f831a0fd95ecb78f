import { foldLetters } from './fold-letters.ts';
import { shingleHashes } from './shingle-hashes.ts';

/** Lists the shingles of a folded text as hashes in ascending order, each once. */
export type CutShingles = (folded: string) => Int32Array;

/** A mask of so many bits answers almost every question without the set, which takes ten times as long. */
const maskBits = 0xffff;

/**
 * Create the function that cuts a text into shingles and leaves out those of some source texts, which anybody may repeat: the
 * question, pasted before the answer, makes no two answers alike.
 *
 * @example
 * createCutShingles(['你会怎样应对'])(foldLetters('你会怎样应对？先道歉')); // the 3 hashes of 应对先, 对先道 and 先道歉
 */
export function createCutShingles(sources: readonly string[]): CutShingles {
  const repeatable = new Set(sources.flatMap((source) => [...shingleHashes(foldLetters(source))]));
  const mask = new Uint8Array(maskBits + 1);
  for (const shingle of repeatable) mask[shingle & maskBits] = 1;
  return (folded) => {
    const shingles = shingleHashes(folded);
    let count = 0;
    for (let index = 0; index < shingles.length; index++) {
      const shingle = shingles[index] as number;
      if (mask[shingle & maskBits] === 0 || !repeatable.has(shingle)) shingles[count++] = shingle;
    }
    return shingles.subarray(0, count);
  };
}
