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

/** A cue that cannot be read, with what is wrong in words; the caller knows file and line. */
export class CueSyntaxError extends Error {
  override readonly name = 'CueSyntaxError';
}

/**
 * Parse a cue.
 *
 * @throws {CueSyntaxError} if an element is empty, a vocabulary group is unknown or refers to itself.
 *
 * @example
 * parseCue('听 .. 说完|讲完', {}); // one unit, one sequence of two elements, gap 8
 */
export function parseCue(cue: string, vocabulary: Readonly<Record<string, string>>): CuePattern {
  return {
    units: splitBy(cue, ' & ').map((unit) => ({
      sequences: splitBy(unit, ' + ').map((sequence) => parseSequence(sequence, cue, vocabulary)),
    })),
  };
}

function splitBy(text: string, separator: string): string[] {
  return ` ${text} `.split(separator).map((part) => part.trim());
}

function parseSequence(sequence: string, cue: string, vocabulary: Readonly<Record<string, string>>): CueSequence {
  const gaps: number[] = [];
  const parts = ` ${sequence} `.split(/ \.\.(\d*) /);
  const elements: CueElement[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) gaps.push(part === '' ? defaultGap : Number(part));
    else elements.push({ terms: expandTerms(part.trim(), cue, vocabulary, []) });
  }
  return { elements, gaps };
}

function expandTerms(
  element: string,
  cue: string,
  vocabulary: Readonly<Record<string, string>>,
  path: readonly string[],
): string[] {
  const terms: string[] = [];
  for (const alternative of element.split('|').map((term) => term.trim())) {
    if (alternative === '')
      throw new CueSyntaxError(`cue "${cue}" has an empty place: check its "|", "..", "+" and "&"`);
    if (!alternative.startsWith('@')) {
      terms.push(alternative);
      continue;
    }
    const name = alternative.slice(1);
    const group = vocabulary[name];
    if (group === undefined) throw new CueSyntaxError(`cue "${cue}" uses @${name}, which is not in the vocabulary`);
    if (path.includes(name)) throw new CueSyntaxError(`vocabulary group @${name} refers to itself`);
    terms.push(...expandTerms(group, cue, vocabulary, [...path, name]));
  }
  return terms;
}
