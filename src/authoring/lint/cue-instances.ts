import type { CuePattern, CueSequence, CueUnit } from '../../text/cue-pattern.ts';

/** So many combinations of a cue's terms are written out; a cue with more is told by this many, evenly spread. */
const mostInstances = 96;
/** Between sequences that may stand anywhere in a clause: farther apart than any gap of a cue that an author writes. */
const farApart = 12;
const filler = '某';
/** A word that begins as the pattern says, and has an ending that no other pattern spells out. */
const anyEnding = 'zq';

/**
 * Write out texts that say a cue, its parts as far apart and in as many orders as it allows: what is found in all of them is found
 * wherever the cue is. Every term occurs in one of them, unless an element has more than 96.
 */
export function* cueInstances(pattern: CuePattern): Generator<string> {
  const sizes = elementsOf(pattern).map(({ terms }) => terms.length);
  const combinations = sizes.reduce((product, size) => product * size, 1);
  const count = Math.min(mostInstances, combinations);
  const longest = Math.max(...sizes);
  for (let index = 0; index < Math.max(count, Math.min(longest, mostInstances)); index++) {
    const choices =
      combinations <= mostInstances ? digitsOf(index, sizes) : sizes.map((size, place) => spread(index, size, place));
    yield* writeOut(pattern, choices);
  }
}

/** One text that says a cue as closely as it can be said, with chosen terms. */
export function closestInstance(pattern: CuePattern, choices: readonly number[]): string {
  const terms = elementsOf(pattern).map(({ terms: list }, element) => spell(list[choices[element] ?? 0] ?? '', ''));
  return terms.join(' ');
}

/** All elements of a cue in the order in which they are written. */
export function elementsOf({ units }: CuePattern) {
  return units.flatMap(({ sequences }) => sequences.flatMap(({ elements }) => elements));
}

/** A term as somebody would type it: without the signs for any ending and for typos. */
export function spell(term: string, ending: string): string {
  return term.replace(/~$/, '').replaceAll('*', ending);
}

function* writeOut({ units }: CuePattern, choices: readonly number[]): Generator<string> {
  let used = 0;
  const chosen = units.map(({ sequences }) =>
    sequences.map((sequence) => {
      const terms = sequence.elements.map(({ terms: list }) => spell(list[choices[used++] ?? 0] ?? '', anyEnding));
      return { sequence, terms };
    }),
  );
  const clauses = (reversed: boolean): string[] => chosen.map((unit) => writeUnit(reversed ? unit.toReversed() : unit));
  yield clauses(false).join(`,${filler},`);
  if (units.length > 1 || units.some(hasSeveral)) yield clauses(true).toReversed().join(`,${filler},`);
}

const hasSeveral = ({ sequences }: CueUnit): boolean => sequences.length > 1;

/** The sequences of a unit begin in one clause; only the last of them may go on in the next. */
function writeUnit(parts: readonly { readonly sequence: CueSequence; readonly terms: readonly string[] }[]): string {
  return parts
    .map(({ sequence: { gaps }, terms }, index) => {
      const mark = index === parts.length - 1 ? ',' : ' ';
      return terms
        .map((term, place) => (place === 0 ? term : `${filler.repeat(gaps[place - 1] ?? 0)}${mark}${term}`))
        .join('');
    })
    .join(` ${filler.repeat(farApart)} `);
}

/** A number in the mixed base of the sizes: all combinations, one after the other. */
function digitsOf(index: number, sizes: readonly number[]): number[] {
  let rest = index;
  return sizes.map((size) => {
    const digit = rest % size;
    rest = Math.floor(rest / size);
    return digit;
  });
}

/** Go through the terms of each element at a different pace, so that every term meets several of the other elements. */
function spread(index: number, size: number, place: number): number {
  return (index + Math.floor(index / size) * place) % size;
}
