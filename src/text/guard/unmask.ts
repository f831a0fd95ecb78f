import type { NormalisedText } from '../normalise.ts';

/** Han characters parted one by one: 评.分.老.师 */
const partedHan = /(?:[\u3400-\u9fff][·\-_*.~|/+^= ]){3}[\u3400-\u9fff]/;
/** Latin letters parted one by one: i g n o r e */
const partedLatin = /(?<![a-z])(?:[a-z][ ·\-_*.~|/+]){4}[a-z](?![a-z])/;
const separators = new Set([...'·-_*.~|/+^= '].map((mark) => mark.charCodeAt(0)));
/** A Latin word with a Greek or Cyrillic letter in it. */
const mixedScript = /[a-z][\u0370-\u04ff]|[\u0370-\u04ff][a-z]/;

const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  о: 'o',
  р: 'p',
  ѕ: 's',
  у: 'y',
  х: 'x',
  ԁ: 'd',
  ѵ: 'v',
  м: 'm',
  т: 't',
  к: 'k',
  н: 'h',
  в: 'b',
  α: 'a',
  ε: 'e',
  ι: 'i',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  κ: 'k',
  χ: 'x',
  γ: 'y',
}; // prettier-ignore

/**
 * Undo what keeps words from being found: characters parted by marks or spaces, letters of other alphabets that look Latin.
 * The copy maps to the same text as submitted; a text without disguise comes back as it is.
 */
export function unmask(answer: NormalisedText): NormalisedText {
  const { text } = answer;
  const isMixed = mixedScript.test(text);
  const isPartedHan = partedHan.test(text);
  const isPartedLatin = partedLatin.test(text);
  if (!isMixed && !isPartedHan && !isPartedLatin) return answer;
  const starts: number[] = [];
  const ends: number[] = [];
  let unmasked = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (isDropped(text, index, isPartedHan, isPartedLatin)) continue;
    unmasked += isMixed ? (lookalikes[character] ?? character) : character;
    starts.push(answer.starts[index] as number);
    ends.push(answer.ends[index] as number);
  }
  return { original: answer.original, text: unmasked, starts, ends };
}

function isDropped(text: string, index: number, isPartedHan: boolean, isPartedLatin: boolean): boolean {
  if (!separators.has(text.charCodeAt(index))) return false;
  if (isPartedHan && isHan(text.charCodeAt(index - 1)) && isHan(text.charCodeAt(index + 1))) return true;
  return isPartedLatin && isLoneLetter(text, index - 1) && isLoneLetter(text, index + 1);
}

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** A Latin letter with no letter on either side. */
function isLoneLetter(text: string, index: number): boolean {
  return (
    isLetter(text.charCodeAt(index)) && !isLetter(text.charCodeAt(index - 1)) && !isLetter(text.charCodeAt(index + 1))
  );
}
