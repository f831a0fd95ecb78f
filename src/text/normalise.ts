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
 * dropped between two Han characters; between two runs of three or more it stands for the comma that was not typed.
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
      const unit = foldedUnits[code] as number;
      if (unit === 0) builder.push(foldPlain(code), start, start + 1);
      else builder.pushUnit(unit, start, start + 1);
      start++;
      continue;
    }
    cluster.lastIndex = start;
    const raw = (cluster.exec(source) as RegExpExecArray)[0];
    const end = start + raw.length;
    if (/^\s/u.test(raw)) builder.pushSpace(/[\n\r]/.test(raw) ? lineBreak : space, start, end);
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

/** By code unit the one that it folds to, worked out when first met; 0 where there are several or none. */
const foldedUnits = new Uint16Array(0x1_0000);

function foldPlain(code: number): string {
  const folded = normaliseCluster(String.fromCharCode(code));
  if (folded.length === 1) foldedUnits[code] = folded.charCodeAt(0);
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

const space = 0x20;
const lineBreak = 0x0a;
const comma = 0x2c;
/** Runs of so many Han characters are words: what parts them is no mere spacing. */
const shortestRun = 3;
/** A number in Chinese digits is spaced to be read: 一三九 一二三四. */
const numerals = new Set('零〇一二三四五六七八九幺两');
const noSpace = { unit: 0, start: 0, end: 0 };

/** String.fromCharCode takes its units as arguments, and a call has a limit of those. */
const unitsPerCall = 8_192;

class NormalisedTextBuilder {
  readonly #original: string;
  /** Made as long as most copies get, and cut in the end: lists that grow are copied several times. */
  readonly #units: number[];
  readonly #starts: number[];
  readonly #ends: number[];
  #length = 0;
  /** Han characters in a row at the end of the copy, without white space between. */
  #hanRun = 0;
  /** White space that is kept if something follows that it parts; its unit is 0 where there is none. */
  #space: Readonly<typeof noSpace> = noSpace;

  constructor(original: string) {
    this.#original = original;
    this.#units = new Array<number>(original.length);
    this.#starts = new Array<number>(original.length);
    this.#ends = new Array<number>(original.length);
  }

  pushSpace(unit: number, start: number, end: number): void {
    if (this.#length > 0 && this.#space.unit !== lineBreak) this.#space = { unit, start, end };
  }

  push(folded: string, start: number, end: number): void {
    for (let index = 0; index < folded.length; index++) this.pushUnit(folded.charCodeAt(index), start, end);
  }

  pushUnit(unit: number, start: number, end: number): void {
    if (this.#space.unit !== 0) this.#appendSpace(unit, start);
    this.#append(unit, start, end);
  }

  /** Append the white space before a unit where it parts anything. */
  #appendSpace(next: number, nextStart: number): void {
    const { unit, start, end } = this.#space;
    this.#space = noSpace;
    if (unit === lineBreak || !(isHan(this.#units[this.#length - 1] ?? 0) && isHan(next)))
      this.#append(unit, start, end);
    else if (this.#hanRun >= shortestRun && this.#isHanRun(nextStart)) this.#append(comma, start, end);
    this.#hanRun = 0;
  }

  #isHanRun(from: number): boolean {
    if (numerals.has(this.#original[from] ?? '')) return false;
    for (let index = from; index < from + shortestRun; index++)
      if (!isHan(this.#original.charCodeAt(index))) return false;
    return true;
  }

  build(): NormalisedText {
    for (const list of [this.#units, this.#starts, this.#ends]) list.length = this.#length;
    let text = '';
    if (this.#length <= unitsPerCall) text = String.fromCharCode(...this.#units);
    else
      for (let from = 0; from < this.#length; from += unitsPerCall)
        text += String.fromCharCode(...this.#units.slice(from, from + unitsPerCall));
    return { original: this.#original, text, starts: this.#starts, ends: this.#ends };
  }

  #append(unit: number, start: number, end: number): void {
    this.#hanRun = isHan(unit) ? this.#hanRun + 1 : 0;
    this.#units[this.#length] = unit;
    this.#starts[this.#length] = start;
    this.#ends[this.#length++] = end;
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
