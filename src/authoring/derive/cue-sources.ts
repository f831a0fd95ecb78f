import type { Concept } from '../../domain/thesaurus.ts';
import { CueSyntaxError, parseCue } from '../../text/cue-pattern.ts';
import { normalise } from '../../text/normalise.ts';
import type { Tagger } from '../../text/words.ts';
import type { Background } from './background.ts';
import type { ConceptFinder, ConceptHit } from './concept-finder.ts';
import { type ContentWord, contentWordsOf } from './content-words.ts';

/** The text of one point of a model answer. */
export type PointText = { readonly label: string; readonly body: string };

/** Something that an answer may say of a point: a word of it and what means the same. */
export type CueSource = {
  /** The word as a cue finds it; null for a phrase that only the thesaurus knows. */
  readonly word: { readonly term: string; readonly information: number } | null;
  /** Concepts of the thesaurus that the word belongs to, the most telling first. */
  readonly concepts: readonly { readonly concept: Concept; readonly information: number }[];
  readonly isInLabel: boolean;
  /** The question or another point says it too. */
  readonly isShared: boolean;
};

/** What the sources of a point are found with. */
export type CueTools = {
  readonly finder: ConceptFinder;
  readonly concepts: readonly Concept[];
  readonly background: Background;
  readonly tagger: Tagger;
};

/** More concepts of one word blur it. */
const mostConcepts = 3;

/**
 * List what can be said of a point.
 *
 * @param elsewhere the question and the other points.
 */
export function findCueSources(point: PointText, elsewhere: readonly string[], tools: CueTools): CueSource[] {
  const label = normalise(point.label).text;
  const text = `${label}。${normalise(point.body).text}`;
  const other = elsewhere.map((it) => normalise(it).text);
  const known = new Set(other.flatMap((it) => tools.finder.find(it).map(({ concept }) => concept)));
  const isElsewhere = (word: string): boolean => other.some((it) => it.includes(word));
  const hits = tools.finder.find(text).filter(({ concept }) => !known.has(concept));
  const used = new Set<number>();
  const take = (found: readonly ConceptHit[]): CueSource['concepts'] => {
    const numbers = [...new Set(found.map(({ concept }) => concept))].filter((it) => !used.has(it));
    for (const number of numbers) used.add(number);
    return numbers
      .map((number) => tools.concepts[number] as Concept)
      .map((concept) => ({ concept, information: tools.background.informationOf(concept.terms) }))
      .sort((a, b) => b.information - a.information)
      .slice(0, mostConcepts);
  };
  const sources: CueSource[] = [];
  for (const word of contentWordsOf(text, tools.tagger)) {
    if (!isReadable(word.term)) continue;
    const isShared = isElsewhere(word.text);
    const information = tools.background.informationOf([word.term]);
    // A concept of a shared word is no more telling than the word.
    const concepts = take(isShared ? [] : hits.filter((hit) => isSameWord(hit, word)));
    sources.push({ word: { term: word.term, information }, concepts, isInLabel: word.end <= label.length, isShared });
  }
  for (const hit of hits) {
    if (used.has(hit.concept)) continue;
    sources.push({ word: null, concepts: take([hit]), isInLabel: hit.end <= label.length, isShared: false });
  }
  return sources;
}

/** A word that holds signs of cues ("甲..") would be read as something else. */
function isReadable(term: string): boolean {
  try {
    parseCue(term, {});
    return true;
  } catch (error) {
    if (error instanceof CueSyntaxError) return false;
    throw error;
  }
}

/** A hit belongs to a word that it covers, or that it is most of. */
function isSameWord(hit: ConceptHit, { start, end }: ContentWord): boolean {
  if (hit.start <= start && end <= hit.end) return true;
  return start <= hit.start && hit.end <= end && hit.end - hit.start >= 0.6 * (end - start);
}
