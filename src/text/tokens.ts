import type { Span } from '../domain/evidence.ts';

/** A Han character, or a run of Latin letters and digits; punctuation and spaces are none. */
export type Token = Span & { readonly text: string; readonly isHan: boolean };

const firstHan = 0x3400;
const lastHan = 0x9fff;
const token = /[\p{Script=Latin}\p{M}\d]+(?:'[a-z]+)?/uy;

/** Each Han character as one shared string: an answer then looks words up without making or hashing strings. */
const hanCharacters = new Array<string | undefined>(lastHan - firstHan + 1);

const isHan = (code: number): boolean => code >= firstHan && code <= lastHan;
const isAsciiLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isAsciiWord = (code: number): boolean => isAsciiLetter(code) || (code >= 0x30 && code <= 0x39);
/** Marks of which no word consists, without looking at their Unicode properties. */
const isPlainMark = (code: number): boolean =>
  (code < 0x80 && !isAsciiWord(code)) ||
  (code >= 0x2010 && code <= 0x2027) ||
  (code >= 0x3001 && code <= 0x3011) ||
  (code >= 0xff01 && code <= 0xff0f);

/** List the tokens of a normalised text in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index);
    if (isHan(code)) {
      tokens.push({ start: index, end: index + 1, text: hanCharacter(code), isHan: true });
      index++;
    } else if (isPlainMark(code)) index++;
    else {
      const end = wordEnd(text, index);
      if (end > index) tokens.push({ start: index, end, text: text.slice(index, end), isHan: false });
      index = Math.max(end, index + 1);
    }
  }
  return tokens;
}

function hanCharacter(code: number): string {
  const known = hanCharacters[code - firstHan];
  if (known !== undefined) return known;
  const character = String.fromCharCode(code);
  hanCharacters[code - firstHan] = character;
  return character;
}

/** Where the word that starts at `start` ends; `start` where none does. */
function wordEnd(text: string, start: number): number {
  let end = start;
  while (isAsciiWord(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  const isAscii = end > start && next !== 0x27 && (end === text.length || isPlainMark(next) || isHan(next));
  if (isAscii) return end;
  token.lastIndex = start;
  return token.test(text) ? token.lastIndex : start;
}
