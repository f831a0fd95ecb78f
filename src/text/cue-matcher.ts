import { type CuePattern, type CueSequence, type CueUnit, parseCue } from './cue-pattern.ts';
import { ngramDictionary } from './ngram-dictionary.ts';
import type { Clause, SegmentedText } from './segment.ts';
import { type Occurrence, type Occurrences, TermTrie } from './term-trie.ts';
import type { TokenTable } from './tokens.ts';

/** Where a cue was found: the clauses it touches and the tokens that matched it. */
export type CueMatch = {
  readonly cue: number;
  readonly firstClause: number;
  readonly lastClause: number;
  readonly occurrences: readonly Occurrence[];
};

/** The tokens of a text and the clause each is in (-1: in none). Another text may be tokenised only when this one is done with. */
export type TokenisedText = {
  readonly text: string;
  readonly tokens: TokenTable;
  readonly clauses: readonly Clause[];
  readonly clauseOf: readonly number[];
};

/** Tokenise a segmented text and say which clause each token is in. */
export function tokeniseSegments({ text, clauses }: SegmentedText): TokenisedText {
  const { tokens } = ngramDictionary.read(text);
  const clauseOf: number[] = [];
  let clause = 0;
  for (let token = 0; token < tokens.count; token++) {
    const start = tokens.starts[token] as number;
    const end = tokens.ends[token] as number;
    while (clause < clauses.length && (clauses[clause] as Clause).end < end) clause++;
    const candidate = clauses[clause];
    clauseOf.push(candidate && candidate.start <= start && end <= candidate.end ? clause : -1);
  }
  return { text, tokens, clauses, clauseOf };
}

type NumberedSequence = { readonly elements: readonly number[]; readonly gaps: readonly number[] };
type NumberedCue = {
  readonly units: readonly (readonly NumberedSequence[])[];
  /** All elements of the units: without one of them the cue is not there. */
  readonly needs: readonly number[];
};

/** All cues of one rubric, matched against an answer in one pass. */
export class CueMatcher {
  readonly #trie = new TermTrie();
  readonly #cues: readonly NumberedCue[];
  /** By element the cues that begin with it. */
  readonly #cuesOf: readonly (readonly number[])[];

  /** @throws {CueSyntaxError} if a cue cannot be read. */
  constructor(cues: readonly string[], vocabulary: Readonly<Record<string, string>>) {
    const numbers = new Map<string, number>();
    const numberOf = (terms: readonly string[]): number => {
      const key = terms.join('|');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = this.#trie.add(terms);
      numbers.set(key, number);
      return number;
    };
    const toNumbered = (pattern: CuePattern): NumberedCue => {
      const units = pattern.units.map(({ sequences }: CueUnit) =>
        sequences.map(({ elements, gaps }: CueSequence) => ({
          elements: elements.map(({ terms }) => numberOf(terms)),
          gaps,
        })),
      );
      return { units, needs: units.flat().flatMap(({ elements }) => elements) };
    };
    this.#cues = cues.map((cue) => toNumbered(parseCue(cue, vocabulary)));
    const cuesOf = Array.from(numbers, (): number[] => []);
    for (const [cue, { needs }] of this.#cues.entries()) cuesOf[needs[0] as number]?.push(cue);
    this.#cuesOf = cuesOf;
  }

  /** List where each cue is found, once for each clause it begins in. */
  match(text: TokenisedText): CueMatch[] {
    const occurrences = this.#trie.find(text.tokens, text.text);
    const matches: CueMatch[] = [];
    for (const cue of this.#findPossible(occurrences)) {
      const { units, needs } = this.#cues[cue] as NumberedCue;
      if (!areAllThere(needs, occurrences)) continue;
      const search = { cue, occurrences, text };
      if (units.length === 1) findUnit(units[0] as readonly NumberedSequence[], search, matches);
      else {
        const parts = units.map((sequences) => findUnit(sequences, search, []));
        combine(parts, (clause) => text.clauses[clause]?.sentence, matches);
      }
    }
    return matches;
  }

  /** List, in their order, the cues whose first element occurs. */
  #findPossible(occurrences: Occurrences): readonly number[] {
    const possible: number[] = [];
    for (const element of occurrences.keys())
      for (const cue of this.#cuesOf[element] as readonly number[]) possible.push(cue);
    return possible.sort((a, b) => a - b);
  }
}

/** A cue whose terms all occur somewhere. */
type Search = { readonly cue: number; readonly occurrences: Occurrences; readonly text: TokenisedText };

function areAllThere(needs: readonly number[], occurrences: Occurrences): boolean {
  for (const element of needs) if (!occurrences.has(element)) return false;
  return true;
}

/** Add where a unit is found to a list; returns the list. */
function findUnit(sequences: readonly NumberedSequence[], search: Search, found: CueMatch[]): CueMatch[] {
  if (sequences.length === 1) return findSequence(sequences[0] as NumberedSequence, search, found);
  const parts = sequences.map((sequence) => findSequence(sequence, search, []));
  return combine(parts, (clause) => clause, found);
}

/**
 * Join what was found of each part where all parts lie in the same place (a clause, a sentence), once for each place, and add it to
 * a list; returns the list.
 */
function combine(
  parts: readonly (readonly CueMatch[])[],
  placeOf: (clause: number) => number | undefined,
  joined: CueMatch[],
): CueMatch[] {
  if (parts.some(({ length }) => length === 0)) return joined;
  const places = new Set<number | undefined>();
  for (const found of parts[0] as readonly CueMatch[]) {
    const place = placeOf(found.firstClause);
    if (places.has(place)) continue;
    const all = [found];
    for (let index = 1; index < parts.length; index++) {
      const other = parts[index]?.find(({ firstClause }) => placeOf(firstClause) === place);
      if (other) all.push(other);
    }
    if (all.length < parts.length) continue;
    places.add(place);
    joined.push({
      cue: found.cue,
      firstClause: Math.min(...all.map(({ firstClause }) => firstClause)),
      lastClause: Math.max(...all.map(({ lastClause }) => lastClause)),
      occurrences: all.flatMap(({ occurrences }) => occurrences),
    });
  }
  return joined;
}

/** Add where a sequence is found, once for each clause it begins in, to a list; returns the list. */
function findSequence({ elements, gaps }: NumberedSequence, search: Search, found: CueMatch[]): CueMatch[] {
  const { cue, occurrences, text } = search;
  const chain: Chain = { elements, gaps, deadEnds: elements.length > 3 ? elements.map(() => new Set()) : [] };
  let previousClause = -1;
  for (const start of occurrences.get(elements[0] as number) as readonly Occurrence[]) {
    const firstClause = text.clauseOf[start.first] as number;
    if (firstClause < 0 || firstClause === previousClause) continue;
    const backwards = followChain(start, 1, chain, search);
    if (!backwards) continue;
    const { last } = backwards[0] as Occurrence;
    previousClause = firstClause;
    found.push({ cue, firstClause, lastClause: text.clauseOf[last] as number, occurrences: backwards.reverse() });
  }
  return found;
}

/** Elements of a sequence, and by step the occurrences from which no chain comes to its end: without them long cues would take for ever. */
type Chain = NumberedSequence & { readonly deadEnds: readonly Set<Occurrence>[] };

/**
 * Follow a chain to its end, from each occurrence to the nearest of the next element that is within its gap and in the same
 * sentence.
 *
 * @param step the next element.
 * @returns the chain from its last occurrence back to `previous`.
 */
function followChain(previous: Occurrence, step: number, chain: Chain, search: Search): Occurrence[] | undefined {
  const { elements, gaps, deadEnds } = chain;
  if (step === elements.length) return [previous];
  if (deadEnds[step]?.has(previous)) return undefined;
  const { occurrences, text } = search;
  const sentence = sentenceAt(text, previous.last);
  const candidates = occurrences.get(elements[step] as number) as readonly Occurrence[];
  for (let index = firstBehind(candidates, previous.last); index < candidates.length; index++) {
    const next = candidates[index] as Occurrence;
    const between = next.first - previous.last - 1;
    if (between > (gaps[step - 1] as number) || sentenceAt(text, next.last) !== sentence) break;
    const rest = followChain(next, step + 1, chain, search);
    if (rest) {
      rest.push(previous);
      return rest;
    }
  }
  deadEnds[step]?.add(previous);
  return undefined;
}

/** Index of the first occurrence that begins behind a token; they are in order. */
function firstBehind(occurrences: readonly Occurrence[], token: number): number {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((occurrences[middle] as Occurrence).first <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentence of a token; undefined for one that is in no clause. */
function sentenceAt({ clauses, clauseOf }: TokenisedText, token: number): number | undefined {
  const clause = clauseOf[token] as number;
  return clause < 0 ? undefined : clauses[clause]?.sentence;
}
