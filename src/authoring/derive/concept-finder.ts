import type { Span } from '../../domain/evidence.ts';
import type { Concept } from '../../domain/thesaurus.ts';
import { CueMatcher, tokeniseSegments } from '../../text/cue-matcher.ts';
import { segment } from '../../text/segment.ts';

/** A concept of the thesaurus and where a text speaks of it. */
export type ConceptHit = Span & { readonly concept: number };

/** Finds the concepts of a thesaurus in texts. */
export class ConceptFinder {
  readonly #matcher: CueMatcher;

  /** @throws {CueSyntaxError} if a term cannot be read. */
  constructor(concepts: readonly Concept[]) {
    this.#matcher = new CueMatcher(
      concepts.map(({ terms }) => terms.join('|')),
      {},
    );
  }

  /** List the concepts of a normalised text; where one stands inside the words of another, only the longer counts. */
  find(text: string): ConceptHit[] {
    const tokenised = tokeniseSegments(segment(text));
    const { starts, ends } = tokenised.tokens;
    const hits = this.#matcher.match(tokenised).flatMap(({ cue, occurrences }) => {
      const [first] = occurrences;
      return first ? [{ concept: cue, start: starts[first.first] as number, end: ends[first.last] as number }] : [];
    });
    return hits.filter((hit) => !hits.some((other) => isInside(hit, other)));
  }
}

function isInside(hit: Span, other: Span): boolean {
  return other.start <= hit.start && hit.end <= other.end && other.end - other.start > hit.end - hit.start;
}
