import { isWordCode } from './fold-letters.ts';

/** Three tokens in a row, as in the guard's ShingleIndex: two are everyday words, more break at each swapped word. */
const shingleLength = 3;

/** Odd constants with well spread bits, from MurmurHash3 (A. Appleby, public domain). */
const mixFirst = 0x85ebca6b;
const mixSecond = 0xc2b2ae35;
const step = 0x9e3779b1;

const space = 0x20;

/** Room for the hashes of one text, used again for each. */
let hashes = new Int32Array(1_024);

/**
 * List the shingles of a folded text as 32-bit hashes, sorted, each once.
 *
 * A shingle is three adjacent tokens; a token is a Han character (or one of another script without spaces) or a word of
 * an alphabet, so mixed text needs no second scheme. Different shingles of one pair of answers share a hash about once
 * in ten million answers: the sets are exact for every practical purpose.
 */
export function shingleHashes(folded: string): Int32Array {
  if (hashes.length < folded.length) hashes = new Int32Array(folded.length);
  let count = 0;
  let tokens = 0;
  let before = 0;
  let previous = 0;
  for (let index = 0; index < folded.length; index++) {
    let code = folded.charCodeAt(index);
    if (code === space) continue;
    let token = code;
    while (isWordCode(code)) {
      code = index + 1 < folded.length ? folded.charCodeAt(index + 1) : space;
      if (!isWordCode(code)) break;
      token = Math.imul(token, step) + code;
      index++;
    }
    token = mix(token);
    tokens++;
    if (tokens >= shingleLength) hashes[count++] = mix(Math.imul(Math.imul(before, step) + previous, step) + token);
    before = previous;
    previous = token;
  }
  return distinct(hashes.subarray(0, count).sort());
}

/** Spread the bits of a 32-bit word: the last step of MurmurHash3. */
export function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), mixFirst);
  mixed = Math.imul(mixed ^ (mixed >>> 13), mixSecond);
  return mixed ^ (mixed >>> 16);
}

function distinct(sorted: Int32Array): Int32Array {
  let count = 0;
  for (let index = 0; index < sorted.length; index++) {
    const hash = sorted[index] as number;
    if (index === 0 || hash !== sorted[count - 1]) sorted[count++] = hash;
  }
  return sorted.slice(0, count);
}
