import { normalise } from './normalise.ts';

/** One place in a cue: any of its terms may stand there. */
export type CueElement = { readonly terms: readonly string[] };

/** Elements in order; `gaps[i]` is the most tokens allowed between element i and element i + 1. */
export type CueSequence = { readonly elements: readonly CueElement[]; readonly gaps: readonly number[] };

/** All sequences within one clause, in any order. */
export type CueUnit = { readonly sequences: readonly CueSequence[] };

/** All units within one sentence, in any order. The pattern language is described in docs/rubric-format.md. */
export type CuePattern = { readonly units: readonly CueUnit[] };

/** The most tokens between two elements joined by `..`: eight characters or English words. */
const defaultGap = 8;

/** The most terms that a cue stands for, with its groups written out: many times what a rubric needs. */
export const mostTermsOfCue = 10_000;

/** The most elements of a sequence; with hundreds of common words a single answer would take a minute. */
const mostElements = 20;

/** Groups within groups, deeper than anybody would follow. */
const deepestGroup = 20;

/** A cue that cannot be read, with what is wrong in words; the caller knows file and line. */
export class CueSyntaxError extends Error {
  override readonly name = 'CueSyntaxError';
}

/**
 * Parse a cue. Its terms are normalised as answers are, so a Traditional or upper-case term is found too.
 *
 * @throws {CueSyntaxError} if an element is empty, an operator is written so that it would be part of a word, a
 *   vocabulary group is unknown, refers to itself or is nested too deep, or the cue stands for more than 10,000 terms.
 *
 * @example
 * parseCue('听 .. 说完|讲完', {}); // one unit, one sequence of two elements, gap 8
 */
export function parseCue(cue: string, vocabulary: Readonly<Record<string, string>>): CuePattern {
  const mended = mendOperators(cue);
  if (mended !== cue) throw new CueSyntaxError(`cue "${cue}" would never be found; write "${mended}"`);
  const expansion: Expansion = { cue, vocabulary, terms: 0 };
  return {
    units: splitBy(cue, ' & ').map((unit) => ({
      sequences: splitBy(unit, ' + ').map((sequence) => parseSequence(sequence, expansion)),
    })),
  };
}

/** A cue whose groups are being written out; `terms` counts how many there are so far. */
type Expansion = {
  readonly cue: string;
  readonly vocabulary: Readonly<Record<string, string>>;
  terms: number;
};

const fullWidthOperators: Readonly<Record<string, string>> = {
  '｜': '|',
  '＋': '+',
  '＆': '&',
  '＠': '@',
  '～': '~',
  '＊': '*',
};

/**
 * Write the operators of a cue as they are read: half width, and `..`, `+` and `&` with a blank on both sides.
 * `+` and `&` are left alone beside a single letter or a digit, as in "T+0" and "R&D".
 * A cue that is right comes back as it is.
 */
export function mendOperators(cue: string): string {
  return cue
    .replace(/[｜＋＆＠～＊]/g, (operator) => fullWidthOperators[operator] as string)
    .replace(/(\s*)(?:…+|[.．。]{2,})(\d*)(\s*)/g, mendGap)
    .replace(
      /(?<=\p{Script=Han}|[a-z]{2}\*?)(\s*)([+&])(\s*)(?=[\p{Script=Han}@]|[a-z]{2})/giu,
      (written, before, sign, after) => (before !== '' && after !== '' ? written : ` ${sign} `),
    );
}

function mendGap(written: string, before: string, gap: string, after: string, offset: number, cue: string): string {
  const isApart = (offset === 0 || before !== '') && (offset + written.length === cue.length || after !== '');
  return isApart && written.trim() === `..${gap}` ? written : ` ..${gap} `;
}

function splitBy(text: string, separator: string): string[] {
  return ` ${text} `.split(separator).map((part) => part.trim());
}

function parseSequence(sequence: string, expansion: Expansion): CueSequence {
  const gaps: number[] = [];
  const parts = ` ${sequence} `.split(/ \.\.(\d*) /);
  const elements: CueElement[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) gaps.push(part === '' ? defaultGap : Number(part));
    else elements.push({ terms: expandTerms(part.trim(), expansion, []) });
  }
  if (elements.length > mostElements)
    throw new CueSyntaxError(`cue "${expansion.cue}" has more than ${mostElements} places in a row`);
  return { elements, gaps };
}

function expandTerms(element: string, expansion: Expansion, path: readonly string[]): string[] {
  const { cue } = expansion;
  const terms: string[] = [];
  for (const alternative of element.split('|').map((term) => term.trim())) {
    const term = normaliseTerm(alternative);
    if (term === '') throw new CueSyntaxError(`cue "${cue}" has an empty place: check its "|", "..", "+" and "&"`);
    if (alternative.startsWith('@')) {
      terms.push(...expandGroup(alternative.slice(1), expansion, path));
      continue;
    }
    terms.push(term);
    if (++expansion.terms > mostTermsOfCue)
      throw new CueSyntaxError(`cue "${cue}" stands for more than ${mostTermsOfCue} words; use smaller groups`);
  }
  return terms;
}

function expandGroup(name: string, expansion: Expansion, path: readonly string[]): string[] {
  // A plain object has a `toString` that is no group.
  const group = Object.hasOwn(expansion.vocabulary, name) ? expansion.vocabulary[name] : undefined;
  if (group === undefined)
    throw new CueSyntaxError(`cue "${expansion.cue}" uses @${name}, which is not in the vocabulary`);
  if (path.includes(name)) throw new CueSyntaxError(`vocabulary group @${name} refers to itself`);
  if (path.length >= deepestGroup)
    throw new CueSyntaxError(
      `vocabulary group @${name} is more than ${deepestGroup} groups deep in cue "${expansion.cue}"`,
    );
  return expandTerms(group, expansion, [...path, name]);
}

/** By the term as written. */
const normalisedTerms = new Map<string, string>();

/** Several times the terms of a bank. Rubrics that are being edited bring ever new ones; they are forgotten all at once. */
const mostNormalised = 200_000;

/** Normalise a term as answers are. Groups are expanded in cue after cue, so each term is done only once. */
function normaliseTerm(term: string): string {
  let normalised = normalisedTerms.get(term);
  if (normalised === undefined) {
    normalised = normalise(term).text;
    if (normalisedTerms.size >= mostNormalised) normalisedTerms.clear();
    normalisedTerms.set(term, normalised);
  }
  return normalised;
}
