import { type NormalisedText, normalise } from '../normalise.ts';

/** Two copies of a text to look for personal data in; an offset in one is the same place in the other. */
export type ReadingCopy = {
  readonly answer: NormalisedText;
  /** Lower case, digits in one form: `answer.text`. */
  readonly text: string;
  /** The same with capitals, which tell English names. */
  readonly cased: string;
};

/** Make the copies: whatever width, script or invisible characters a number was typed with, it reads the same. */
export function readingCopyOf(original: string): ReadingCopy {
  const answer = normalise(original);
  const { text, starts, ends } = answer;
  let cased = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    const typed = original.slice(starts[index], ends[index]).normalize('NFKC');
    cased += typed.length === 1 && typed.toLowerCase() === unit ? typed : unit;
  }
  return { answer, text, cased };
}

/** Say whether white space that the copies left out stands in front of a place. */
export function hasGapBefore({ starts, ends }: NormalisedText, index: number): boolean {
  return (ends[index - 1] ?? 0) < (starts[index] ?? 0);
}
