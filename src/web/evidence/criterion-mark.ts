/** Six colours and five lines have no common factor: thirty criteria look different, the bank's files allow twenty. */
const COLOURS = 6;
const LINES = 5;

/**
 * Name the CSS classes that draw a criterion's evidence: a colour and a kind of line, so that it can be told apart
 * without seeing colours.
 *
 * @param criterionNumber from 1, in the rubric's order
 */
export function criterionMark(criterionNumber: number): string {
  const index = criterionNumber - 1;
  return `tone-${index % COLOURS} line-${index % LINES}`;
}

/** Say whether a text shows nothing on screen: only spaces, zero-width and control characters. */
export function isInvisible(text: string): boolean {
  return text.length > 0 && /^[\p{White_Space}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]+$/u.test(text);
}
