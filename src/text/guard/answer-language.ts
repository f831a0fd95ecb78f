import { englishFunctionWords, foreignFunctionWords } from './function-words.ts';
import type { LetterScan } from './scan-letters.ts';

/** A Han character says about as much as 0.6 English words: "too short" is below 8 characters or 5 words. */
const hanPerWord = 1.6;
const shortestContent = 8;
/** Fewer letters or words than this are a name, an acronym or a quotation. */
const fewestLetters = 6;
const fewestWords = 6;
/** Japanese prose is half kana; Chinese prose quotes a の at most. */
const japaneseShare = 0.2;
/** English prose has a third of function words, a foreign text shares a few spellings. */
const englishShare = 0.15;
const foreignShare = 0.15;

/** Say whether nothing in the text can be read: no letter and no digit of any script. */
export function isBlank({ codes, kanaCount, otherLetterCount }: LetterScan): boolean {
  return codes.length === 0 && kanaCount === 0 && otherLetterCount === 0;
}

/** Say whether the text has fewer than about 8 Han characters or 5 English words. */
export function isTooShort({ hanCount, latinWordCount, kanaCount, otherLetterCount }: LetterScan): boolean {
  return hanCount + kanaCount + otherLetterCount + latinWordCount * hanPerWord < shortestContent;
}

/** Say whether most of the text is neither Chinese nor English. */
export function isWrongLanguage(scan: LetterScan): boolean {
  const { hanCount, kanaCount, otherLetterCount, latinLetterCount } = scan;
  const isJapanese = kanaCount >= fewestLetters && kanaCount >= (hanCount + kanaCount) * japaneseShare;
  const foreignLetters = otherLetterCount + (isJapanese ? kanaCount + hanCount : 0);
  const known = latinLetterCount + (isJapanese ? 0 : hanCount * 2);
  if (foreignLetters >= fewestLetters && foreignLetters > known) return true;
  return isForeignLatin(scan);
}

function isForeignLatin({ words, codes, latinWordCount, hanCount }: LetterScan): boolean {
  if (latinWordCount < fewestWords || latinWordCount < hanCount) return false;
  let english = 0;
  let foreign = 0;
  for (const [index, word] of words.entries()) {
    if (codes[index] !== 0) continue;
    if (englishFunctionWords.has(word)) english++;
    if (foreignFunctionWords.has(word) || /[à-öø-ÿā-žơưạ-ỹ]/.test(word)) foreign++;
  }
  return english < latinWordCount * englishShare && foreign >= latinWordCount * foreignShare;
}
