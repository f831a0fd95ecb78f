import type { NormalisedText } from '../normalise.ts';

/** The words of a normalised text, with counts that say what it is made of; one pass, no regular expressions. */
export type LetterScan = {
  /** For each token, where it starts and ends in the normalised text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Code of a Han character; 0 for a word of Latin letters or digits. */
  readonly codes: readonly number[];
  /** The Latin word or number; empty for a Han character. */
  readonly words: readonly string[];
  readonly hanCount: number;
  readonly latinWordCount: number;
  readonly latinLetterCount: number;
  readonly numberCount: number;
  readonly kanaCount: number;
  /** Letters of scripts other than Han, Latin and kana. */
  readonly otherLetterCount: number;
  /** Marks that can part the items of a list, and white space between Han characters. */
  readonly delimiterCount: number;
};

type Counts = { -readonly [Key in keyof LetterScan]: LetterScan[Key] extends number ? number : never };

const listMarks = new Set([...'、,;/|\n。·+'].map((mark) => mark.charCodeAt(0)));
const apostrophe = 0x27;

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** Basic letters, Latin-1 to Latin Extended-B, and the additional letters that Vietnamese needs. */
const isLatin = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xdf && code <= 0x24f && code !== 0xf7) ||
  (code >= 0x1e00 && code <= 0x1eff);
const isKana = (code: number): boolean => code >= 0x3041 && code <= 0x30ff && code !== 0x30fb;
/** Greek to Khmer, Hangul jamo and syllables: every other script somebody is likely to type. */
const isOtherLetter = (code: number): boolean =>
  (code >= 0x370 && code <= 0x1dff) || (code >= 0xac00 && code <= 0xd7a3);

/** List the Han characters and Latin words of a text and count its scripts and list marks. */
export function scanLetters({
  text,
  starts: originalStarts,
  ends: originalEnds,
  original,
}: NormalisedText): LetterScan {
  // As long as they can get, and cut in the end: lists that grow are copied several times.
  const starts = new Array<number>(text.length);
  const ends = new Array<number>(text.length);
  const codes = new Array<number>(text.length);
  const words = new Array<string>(text.length);
  let count = 0;
  const counts = {
    hanCount: 0,
    latinWordCount: 0,
    latinLetterCount: 0,
    numberCount: 0,
    kanaCount: 0,
    otherLetterCount: 0,
    delimiterCount: 0,
  };
  const push = (start: number, end: number, code: number, word: string): void => {
    starts[count] = start;
    ends[count] = end;
    codes[count] = code;
    words[count++] = word;
  };
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isHan(code)) {
      counts.hanCount++;
      if (isSpaced(index, originalStarts, originalEnds, original)) counts.delimiterCount++;
      push(index, index + 1, code, '');
    } else if (isLatin(code) || isDigit(code)) {
      const end = wordEnd(text, index);
      countWord(code, end - index, counts);
      push(index, end, 0, text.slice(index, end));
      index = end - 1;
    } else if (listMarks.has(code)) counts.delimiterCount++;
    else if (isKana(code)) counts.kanaCount++;
    else if (isOtherLetter(code)) counts.otherLetterCount++;
  }
  for (const list of [starts, ends, codes, words]) list.length = count;
  return { starts, ends, codes, words, ...counts };
}

/** Say whether the text as submitted has white space before this unit that normalisation dropped. */
export function isSpaced(index: number, starts: readonly number[], ends: readonly number[], original: string): boolean {
  const previousEnd = ends[index - 1];
  const start = starts[index];
  if (previousEnd === undefined || start === undefined || start <= previousEnd) return false;
  return /\s/.test(original.charAt(previousEnd));
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isLatin(code) || isDigit(code)) continue;
    if (code !== apostrophe || !isLatin(text.charCodeAt(end + 1))) break;
  }
  return end;
}

function countWord(
  firstCode: number,
  length: number,
  counts: Pick<Counts, 'numberCount' | 'latinWordCount' | 'latinLetterCount'>,
): void {
  if (isDigit(firstCode)) counts.numberCount++;
  else {
    counts.latinWordCount++;
    counts.latinLetterCount += length;
  }
}
