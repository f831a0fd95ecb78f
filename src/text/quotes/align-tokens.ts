import type { Span } from '../../domain/evidence.ts';
import { isLight, isTelling } from './telling-words.ts';

/** Tokens that read like a quote, and how many of them differ. */
export type TokenAlignment = Span & { readonly edits: number };

const impossible = Number.POSITIVE_INFINITY;
const han = /^\p{Script=Han}$/u;
const latin = /^[\p{Script=Latin}\p{M}]+$/u;
/** Shorter words with one other letter are other words: then, them, when. */
const shortestMistyped = 5;

/**
 * Find the stretch of `words` that reads like `quote` with the fewest tokens replaced, left out or put in; of equals the first.
 * Telling words never differ. Two tokens side by side never do either, light words aside: that would be another word, not a slip.
 *
 * Semi-global edit distance; time and space in proportion to both lengths multiplied, and to the longer one.
 *
 * @returns undefined where no stretch does with `maxEdits`.
 */
export function alignTokens(
  quote: readonly string[],
  words: readonly string[],
  maxEdits: number,
): TokenAlignment | undefined {
  let above = words.map((_, index) => ({ calm: 0, calmStart: index, tense: impossible, tenseStart: index }));
  above.push({ calm: 0, calmStart: words.length, tense: impossible, tenseStart: words.length });
  for (const token of quote) above = nextRow(above, token, words);
  let best: TokenAlignment | undefined;
  for (const [end, { calm, calmStart, tense, tenseStart }] of above.entries()) {
    const edits = Math.min(calm, tense);
    const start = calm <= tense ? calmStart : tenseStart;
    const isBetter =
      !best || edits < best.edits || (edits === best.edits && start === best.start && end === best.end + 1);
    if (edits <= maxEdits && end > start && isBetter) best = { start, end, edits };
  }
  return best;
}

/** Fewest edits up to a place: `tense` if the last one was an edit of a word with a meaning, behind which only a match may stand. */
type Cell = { calm: number; calmStart: number; tense: number; tenseStart: number };

function nextRow(above: readonly Cell[], token: string, words: readonly string[]): Cell[] {
  const row: Cell[] = [];
  for (let column = 0; column < above.length; column++) {
    const cell: Cell = { calm: impossible, calmStart: column, tense: impossible, tenseStart: column };
    if (column > 0) {
      const word = words[column - 1] as string;
      takeBoth(cell, above[column - 1] as Cell, token, word);
      takeOne(cell, row[column - 1] as Cell, word);
    }
    takeOne(cell, above[column] as Cell, token);
    row.push(cell);
  }
  return row;
}

/** Go on with a token of the quote and one of the words: a match, or one for the other. */
function takeBoth(cell: Cell, from: Cell, token: string, word: string): void {
  if (token === word) {
    offerCalm(cell, from.calm, from.calmStart);
    offerCalm(cell, from.tense, from.tenseStart);
  } else if (mayReplace(token, word)) offerTense(cell, from.calm + 1, from.calmStart);
}

/** Go on with a token that only one side has. */
function takeOne(cell: Cell, from: Cell, token: string): void {
  if (isLight(token)) {
    offerCalm(cell, from.calm + 1, from.calmStart);
    offerTense(cell, from.tense + 1, from.tenseStart);
  } else if (han.test(token) && !isTelling(token)) offerTense(cell, from.calm + 1, from.calmStart);
}

function offerCalm(cell: Cell, edits: number, start: number): void {
  if (edits < cell.calm) {
    cell.calm = edits;
    cell.calmStart = start;
  }
}

function offerTense(cell: Cell, edits: number, start: number): void {
  if (edits < cell.tense) {
    cell.tense = edits;
    cell.tenseStart = start;
  }
}

function mayReplace(a: string, b: string): boolean {
  if (isTelling(a) || isTelling(b)) return false;
  if (han.test(a) && han.test(b)) return true;
  return latin.test(a) && latin.test(b) && isMistyped(a, b);
}

/** Say whether two long words begin alike and differ by one letter. */
function isMistyped(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < shortestMistyped || long.length - short.length > 1 || a[0] !== b[0]) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  const isReplaced = short.length === long.length;
  return short.slice(isReplaced ? same + 1 : same) === long.slice(same + 1);
}
