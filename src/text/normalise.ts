import type { Span } from '../domain/evidence.ts';
import { simplifyCharacter } from './simplify.ts';

/** A copy of a text for matching, with the way back. */
export type NormalisedText = {
  readonly original: string;
  /** NFKC, Simplified, lower case, without invisible characters, white space collapsed. */
  readonly text: string;
  /** For each code unit of `text`, where the original characters it came from start and end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** Zero-width, bidirectional, tag and other format characters, and controls other than tab and line breaks. */
const invisible =
  /\p{Cf}|\u034f|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]|[^\P{Cc}\t\n\r]/u;

/** One code point with the combining marks behind it, or a run of white space. */
const cluster = /\s+|\P{M}\p{M}*|\p{M}+/uy;

/** Marks that mean the same, by the one that stands for them. */
const punctuation: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '“”„「」『』«»',
    "'": '‘’‚`',
    '-': '—–―‐‑',
    '[': '【〔〖',
    ']': '】〕〗',
    '<': '《〈',
    '>': '》〉',
    '。': '｡︒',
    '、': '﹑',
    '·': '･•‧',
  }).flatMap(([folded, marks]) => Array.from(marks, (mark) => [mark, folded] as const)),
);

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/**
 * Normalise a text for matching and keep, for every code unit of the copy, the span of the original it came from.
 *
 * NFKC (so full width becomes half width), Traditional to Simplified, lower case, unified quotes and brackets,
 * invisible characters dropped, white space collapsed to one space (to one line break where it holds one) and
 * dropped between two Han characters.
 *
 * @example
 * normalise('我　會道歉').text; // '我会道歉'
 */
export function normalise(original: string): NormalisedText {
  const builder = new NormalisedTextBuilder(original);
  const source = invisible.test(original) ? blankInvisible(original) : original;
  for (let start = 0; start < source.length; ) {
    const code = source.charCodeAt(start);
    if (isPlain(code) && endsCluster(source.charCodeAt(start + 1))) {
      builder.push(foldPlain(code), start, start + 1);
      start++;
      continue;
    }
    cluster.lastIndex = start;
    const raw = (cluster.exec(source) as RegExpExecArray)[0];
    const end = start + raw.length;
    if (/^\s/u.test(raw)) builder.pushSpace(raw.includes('\n') || raw.includes('\r') ? '\n' : ' ', start, end);
    else if (code !== blankedUnit) builder.push(normaliseCluster(raw), start, end);
    start = end;
  }
  return builder.build();
}

/** Visible ASCII, Han, and the common marks of Chinese typing: none of them is a combining mark or white space. */
const isPlain = (code: number): boolean =>
  isHan(code) ||
  (code > 0x20 && code < 0x7f) ||
  (code >= 0x3001 && code <= 0x3011) ||
  (code >= 0xff01 && code <= 0xff5e) ||
  (code >= 0x2013 && code <= 0x2026);

/** Say whether no combining mark follows; NaN at the end of the text. */
const endsCluster = (next: number): boolean => isPlain(next) || next === 0x20 || next === 0x0a || Number.isNaN(next);

/** By code unit, worked out when first met. */
const foldedPlain = new Array<string | undefined>(0x1_0000);

function foldPlain(code: number): string {
  const known = foldedPlain[code];
  if (known !== undefined) return known;
  const folded = normaliseCluster(String.fromCharCode(code));
  foldedPlain[code] = folded;
  return folded;
}

/** A code unit of the private use area that stands for one invisible unit while offsets are kept. */
const blankedUnit = 0xf8ff;

function blankInvisible(text: string): string {
  const each = new RegExp(invisible.source, 'gu');
  return text.replace(each, (hidden) => String.fromCharCode(blankedUnit).repeat(hidden.length));
}

function normaliseCluster(raw: string): string {
  if (raw.length === 1 && isHan(raw.charCodeAt(0))) return simplifyCharacter(raw);
  let folded = '';
  for (const unit of raw.normalize('NFKC').toLowerCase()) folded += punctuation.get(unit) ?? simplifyCharacter(unit);
  return folded;
}

class NormalisedTextBuilder {
  readonly #original: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #text = '';
  #pendingSpace: { readonly space: string; readonly start: number; readonly end: number } | undefined;

  constructor(original: string) {
    this.#original = original;
  }

  pushSpace(space: string, start: number, end: number): void {
    if (this.#text !== '' && this.#pendingSpace?.space !== '\n') this.#pendingSpace = { space, start, end };
  }

  push(folded: string, start: number, end: number): void {
    if (folded === '') return;
    const pending = this.#pendingSpace;
    this.#pendingSpace = undefined;
    if (pending && (pending.space === '\n' || !this.#isBetweenHan(folded)))
      this.#append(pending.space, pending.start, pending.end);
    this.#append(folded, start, end);
  }

  build(): NormalisedText {
    return { original: this.#original, text: this.#text, starts: this.#starts, ends: this.#ends };
  }

  #isBetweenHan(next: string): boolean {
    return isHan(this.#text.charCodeAt(this.#text.length - 1)) && isHan(next.charCodeAt(0));
  }

  #append(text: string, start: number, end: number): void {
    this.#text += text;
    for (let unit = 0; unit < text.length; unit++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }
}

/** Map a non-empty span of the normalised copy back to the text as submitted. */
export function toOriginalSpan({ starts, ends }: NormalisedText, { start, end }: Span): Span {
  const first = starts[start];
  const last = ends[end - 1];
  if (first === undefined || last === undefined || end <= start) {
    throw new RangeError(`Span ${start}..${end} is empty or outside the normalised text`);
  }
  return { start: first, end: last };
}
