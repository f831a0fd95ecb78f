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

/** A sequence that was found, with the clauses of its first and last token. */
type Found = { readonly occurrences: readonly Occurrence[]; readonly firstClause: number; readonly lastClause: number };

/** All cues of one rubric, matched against an answer in one pass. */
export class CueMatcher {
  readonly #trie = new TermTrie();
  readonly #cues: readonly NumberedCue[];

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
  }

  /** List where each cue is found, once for each clause it begins in. */
  match(text: TokenisedText): CueMatch[] {
    const occurrences = this.#trie.find(text.tokens, text.text);
    const matches: CueMatch[] = [];
    const sentenceOf = (clause: number): number | undefined => text.clauses[clause]?.sentence;
    for (let cue = 0; cue < this.#cues.length; cue++) {
      const { units, needs } = this.#cues[cue] as NumberedCue;
      if (!areAllThere(needs, occurrences)) continue;
      const found = units.map((sequences) => findUnit(sequences, occurrences, text));
      for (const { occurrences: matched, firstClause, lastClause } of combine(found, sentenceOf)) {
        matches.push({ cue, firstClause, lastClause, occurrences: matched });
      }
    }
    return matches;
  }
}

function areAllThere(needs: readonly number[], occurrences: Occurrences): boolean {
  for (const element of needs) if (occurrences[element] === undefined) return false;
  return true;
}

function findUnit(
  sequences: readonly NumberedSequence[],
  occurrences: Occurrences,
  text: TokenisedText,
): readonly Found[] {
  return combine(
    sequences.map((sequence) => findSequence(sequence, occurrences, text)),
    (clause) => clause,
  );
}

/** Join what was found of each part where all parts lie in the same place (a clause, a sentence); once for each place. */
function combine(
  parts: readonly (readonly Found[])[],
  placeOf: (clause: number) => number | undefined,
): readonly Found[] {
  const firstPart = parts[0] as readonly Found[];
  if (parts.length === 1 || firstPart.length === 0) return firstPart;
  const joined: Found[] = [];
  const places = new Set<number | undefined>();
  for (const found of firstPart) {
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
      occurrences: all.flatMap(({ occurrences }) => occurrences),
      firstClause: Math.min(...all.map(({ firstClause }) => firstClause)),
      lastClause: Math.max(...all.map(({ lastClause }) => lastClause)),
    });
  }
  return joined;
}

function findSequence({ elements, gaps }: NumberedSequence, occurrences: Occurrences, text: TokenisedText): Found[] {
  const found: Found[] = [];
  let previousClause = -1;
  for (const start of occurrences[elements[0] as number] as readonly Occurrence[]) {
    const firstClause = text.clauseOf[start.first] as number;
    if (firstClause < 0 || firstClause === previousClause) continue;
    const chain = followChain([start], elements, gaps, occurrences, text);
    if (!chain) continue;
    const { last } = chain[chain.length - 1] as Occurrence;
    previousClause = firstClause;
    found.push({ occurrences: chain, firstClause, lastClause: text.clauseOf[last] as number });
  }
  return found;
}

/** Extend a chain by the nearest occurrence of the next element that is within its gap and in the same sentence. */
function followChain(
  chain: readonly Occurrence[],
  elements: readonly number[],
  gaps: readonly number[],
  occurrences: Occurrences,
  text: TokenisedText,
): readonly Occurrence[] | undefined {
  const step = chain.length;
  if (step === elements.length) return chain;
  const { last } = chain[step - 1] as Occurrence;
  const sentence = sentenceAt(text, last);
  for (const next of occurrences[elements[step] as number] as readonly Occurrence[]) {
    const between = next.first - last - 1;
    if (between < 0) continue;
    if (between > (gaps[step - 1] as number)) return undefined;
    if (sentenceAt(text, next.last) !== sentence) return undefined;
    const rest = followChain([...chain, next], elements, gaps, occurrences, text);
    if (rest) return rest;
  }
  return undefined;
}

/** The sentence of a token; undefined for one that is in no clause. */
function sentenceAt({ clauses, clauseOf }: TokenisedText, token: number): number | undefined {
  const clause = clauseOf[token] as number;
  return clause < 0 ? undefined : clauses[clause]?.sentence;
}
