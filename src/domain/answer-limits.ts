/** The longest answer that is accepted, in UTF-16 code units: about 20 times the longest answer people type. */
export const maxAnswerLength = 20_000;

/** The longest id by which a candidate may be known, in UTF-16 code units. */
export const maxCandidateIdLength = 200;

/** Can a text be stored, and come back as it was? Half a surrogate pair and U+0000 cannot, in one database or the other. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
