import { simplifyCharacter } from '../simplify.ts';

/** What a code point becomes: its folded code point, or one of these. */
const separates = 0;
const vanishes = -1;
const isUnknown = -2;

/** Folded code point by code unit, worked out when first met: looking up is what 100,000 answers do. */
const known = new Int32Array(0x1_0000).fill(isUnknown);

/** Marks inside a word ("don't", a soft hyphen, a zero-width space) do not part it. */
const insideWord = /^[\p{M}\p{Cf}'’‘`＇]$/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Scripts below this code are written in words, with spaces; Han, kana and Hangul are above. */
const firstUnspacedCode = 0x2e80;
const space = 0x20;

/** String.fromCharCode takes its units as arguments, and a call has a limit of those. */
const unitsPerCall = 8_192;

/** Room for the folded text, used again for each: a hundred thousand short-lived buffers cost more than the folding. */
let units = new Uint16Array(1_024);

/**
 * Reduce a text to what counts when asking whether two answers are the same: letters and digits, lower case, half width,
 * Simplified, without accents. Punctuation, emoji and spaces go, except one space between two words of an alphabet.
 *
 * A cheaper view than `normalise`: it keeps no way back to the original and costs a table look-up a character.
 *
 * @example
 * foldLetters('我會，　用ＡＰＰ 幫您！'); // '我会用app帮您'
 */
export function foldLetters(text: string): string {
  if (units.length < text.length * 2) units = new Uint16Array(text.length * 2);
  let length = 0;
  let isParted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) as number;
    if (code > 0xffff) index++;
    const folded = foldCode(code);
    if (folded === vanishes) continue;
    if (folded === separates) {
      isParted = true;
      continue;
    }
    if (isParted && length > 0 && isWordCode(folded) && isWordCode(units[length - 1] as number))
      units[length++] = space;
    isParted = false;
    if (folded > 0xffff) units[length++] = 0xd800 + ((folded - 0x1_0000) >> 10);
    units[length++] = folded > 0xffff ? 0xdc00 + (folded & 0x3ff) : folded;
  }
  return toText(length);
}

/** Say whether a unit of a folded text belongs to a word: a letter of an alphabet or a digit. */
export function isWordCode(code: number): boolean {
  return code < firstUnspacedCode && code !== space;
}

function foldCode(code: number): number {
  const remembered = code > 0xffff ? isUnknown : (known[code] as number);
  if (remembered !== isUnknown) return remembered;
  const folded = workOut(String.fromCodePoint(code));
  if (code <= 0xffff) known[code] = folded;
  return folded;
}

function workOut(character: string): number {
  if (insideWord.test(character)) return vanishes;
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  const letter = letterOrDigit.exec(bare)?.[0];
  return letter === undefined ? separates : (simplifyCharacter(letter).codePointAt(0) as number);
}

function toText(length: number): string {
  let text = '';
  for (let start = 0; start < length; start += unitsPerCall) {
    text += String.fromCharCode(...units.subarray(start, Math.min(length, start + unitsPerCall)));
  }
  return text;
}
