import { compareTwoStrings } from 'string-similarity';

/** Dice similarity of character pairs, 0 to 1. A five-character term with one wrong character in the middle has 0.5. */
const typoThreshold = 0.5;

/** Share of character pairs that two texts have in common (Sørensen–Dice on bigrams), 0 to 1. */
export function diceSimilarity(a: string, b: string): number {
  return compareTwoStrings(a, b);
}

/** Say whether `text` is `term` with a typing mistake: same first or last character and half of the character pairs. */
export function isTypoOf(text: string, term: string): boolean {
  if (text[0] !== term[0] && text.at(-1) !== term.at(-1)) return false;
  return compareTwoStrings(text, term) >= typoThreshold;
}
