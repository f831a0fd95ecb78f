/** A source of random numbers, 0 inclusive to 1 exclusive. */
export type Random = () => number;

const twoTo32 = 2 ** 32;

/**
 * Create a pseudo-random generator whose sequence depends on the seed alone.
 *
 * xoshiro128** (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021), its
 * four words of state filled from the seed by SplitMix32. Not for secrets.
 *
 * @param seed a whole number; only its lower 32 bits count.
 */
export function seededRandom(seed: number): Random {
  let filler = seed | 0;
  const fill = (): number => {
    filler = (filler + 0x9e3779b9) | 0;
    let word = Math.imul(filler ^ (filler >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
  const next = xoshiro128([fill(), fill(), fill(), fill()]);
  return () => next() / twoTo32;
}

/** The bare generator: unsigned 32-bit words from four words of state that are not all 0. */
export function xoshiro128([first, second, third, fourth]: readonly [number, number, number, number]): () => number {
  let a = first;
  let b = second;
  let c = third;
  let d = fourth;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result >>> 0;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
