import type { Span } from '../../domain/evidence.ts';
import { type TokenKind, tokenKind } from './telling-words.ts';

/** Tokens that read like a quote, and how many of them differ. */
export type TokenAlignment = Span & { readonly edits: number };

const impossible = Number.POSITIVE_INFINITY;
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
  const read = words.map((word) => ({ word, kind: tokenKind(word) }));
  let above = words.map((_, index) => ({ calm: 0, calmStart: index, tense: impossible, tenseStart: index }));
  above.push({ calm: 0, calmStart: words.length, tense: impossible, tenseStart: words.length });
  for (const token of quote) above = nextRow(above, { word: token, kind: tokenKind(token) }, read);
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

type Token = { readonly word: string; readonly kind: TokenKind };

function nextRow(above: readonly Cell[], token: Token, words: readonly Token[]): Cell[] {
  const row: Cell[] = [];
  for (let column = 0; column < above.length; column++) {
    const cell: Cell = { calm: impossible, calmStart: column, tense: impossible, tenseStart: column };
    if (column > 0) {
      const word = words[column - 1] as Token;
      takeBoth(cell, above[column - 1] as Cell, token, word);
      takeOne(cell, row[column - 1] as Cell, word.kind);
    }
    takeOne(cell, above[column] as Cell, token.kind);
    row.push(cell);
  }
  return row;
}

/** Go on with a token of the quote and one of the words: a match, or one for the other. */
function takeBoth(cell: Cell, from: Cell, token: Token, word: Token): void {
  if (token.word === word.word) {
    offerCalm(cell, from.calm, from.calmStart);
    offerCalm(cell, from.tense, from.tenseStart);
  } else if (token.kind === 'light' && word.kind === 'light') {
    offerCalm(cell, from.calm + 1, from.calmStart);
    offerTense(cell, from.tense + 1, from.tenseStart);
  } else if (from.calm !== impossible && mayReplace(token, word)) offerTense(cell, from.calm + 1, from.calmStart);
}

/** Go on with a token that only one side has. */
function takeOne(cell: Cell, from: Cell, kind: TokenKind): void {
  if (kind === 'light') {
    offerCalm(cell, from.calm + 1, from.calmStart);
    offerTense(cell, from.tense + 1, from.tenseStart);
  } else if (kind === 'han') offerTense(cell, from.calm + 1, from.calmStart);
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

function mayReplace(a: Token, b: Token): boolean {
  if (a.kind === 'han' && b.kind === 'han') return true;
  return a.kind === 'latin' && b.kind === 'latin' && isMistyped(a.word, b.word);
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
