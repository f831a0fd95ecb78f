import type { Span } from '../domain/evidence.ts';

/** A Han character, or a run of Latin letters and digits; punctuation and spaces are none. */
export type Token = Span & { readonly text: string; readonly isHan: boolean };

const token = /([\u3400-\u9fff])|[\p{Script=Latin}\p{M}\d]+(?:'[a-z]+)?/gu;

/** List the tokens of a normalised text in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    tokens.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      isHan: match[1] !== undefined,
    });
  }
  return tokens;
}
