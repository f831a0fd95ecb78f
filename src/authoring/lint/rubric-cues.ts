import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { CueMatcher, tokeniseSegments } from '../../text/cue-matcher.ts';
import { type CuePattern, CueSyntaxError, parseCue } from '../../text/cue-pattern.ts';
import { normalise } from '../../text/normalise.ts';
import { segment } from '../../text/segment.ts';
import { cueInstances } from './cue-instances.ts';

/** A cue of a rubric that can be read. */
export type ReadableCue = {
  /** Position of its criterion in the rubric. */
  readonly criterion: number;
  readonly criterionId: string;
  readonly kind: 'cue' | 'opposes';
  readonly say: string;
  readonly weight: number;
  readonly pattern: CuePattern;
};

/** A cue that cannot be read, and why in words. */
export type UnreadableCue = Pick<ReadableCue, 'criterionId' | 'kind' | 'say'> & { readonly problem: string };

/** The weight from which a cue alone covers its criterion. */
export const coveringWeight = 2;

/** The weight from which a cue alone is half of its criterion. Lighter ones are meant to be shared: only many together say something. */
export const tellingWeight = 1;

/** An opposing cue says the opposite by itself. */
const opposingWeight = 2;

/** All cues of a rubric, found in texts as an engine finds them. */
export class RubricCues {
  readonly cues: readonly ReadableCue[];
  readonly unreadable: readonly UnreadableCue[];
  readonly #matcher: CueMatcher;
  readonly #implied = new Map<number, ReadonlySet<number>>();

  constructor({ criteria, vocabulary }: QuestionContent) {
    const readable: ReadableCue[] = [];
    const unreadable: UnreadableCue[] = [];
    for (const [criterion, { id: criterionId, cues, opposes }] of criteria.entries()) {
      const written = [
        ...cues.map((cue) => ({ ...cue, kind: 'cue' as const })),
        ...opposes.map((say) => ({ say, weight: opposingWeight, kind: 'opposes' as const })),
      ];
      for (const { say, weight, kind } of written) {
        const pattern = read(say, vocabulary);
        if (typeof pattern === 'string') unreadable.push({ criterionId, kind, say, problem: pattern });
        else readable.push({ criterion, criterionId, kind, say, weight, pattern });
      }
    }
    this.cues = readable;
    this.unreadable = unreadable;
    this.#matcher = new CueMatcher(
      readable.map(({ say }) => say),
      vocabulary,
    );
  }

  /** The numbers of the cues that a text triggers, with the words that did it. */
  findIn(text: string): ReadonlyMap<number, readonly string[]> {
    const normalised = normalise(text).text;
    const tokenised = tokeniseSegments(segment(normalised));
    const { starts, ends } = tokenised.tokens;
    const found = new Map<number, readonly string[]>();
    for (const { cue, occurrences } of this.#matcher.match(tokenised)) {
      const words = occurrences.map(({ first, last }) => normalised.slice(starts[first], ends[last]));
      found.set(cue, [...(found.get(cue) ?? []), ...words]);
    }
    return found;
  }

  /** The numbers of the other cues that are found wherever this one is. */
  impliedBy(number: number): ReadonlySet<number> {
    const known = this.#implied.get(number);
    if (known) return known;
    const implied = this.#findImplied(number);
    this.#implied.set(number, implied);
    return implied;
  }

  #findImplied(number: number): ReadonlySet<number> {
    const cue = this.cues[number];
    let implied: Set<number> | undefined;
    for (const text of cue ? cueInstances(cue.pattern) : []) {
      const found = this.findIn(text);
      if (!found.has(number)) continue;
      implied = new Set([...(implied ?? found.keys())].filter((other) => other !== number && found.has(other)));
      if (implied.size === 0) return implied;
    }
    return implied ?? new Set();
  }
}

function read(say: string, vocabulary: QuestionContent['vocabulary']): CuePattern | string {
  try {
    return parseCue(say, vocabulary);
  } catch (error) {
    if (error instanceof CueSyntaxError) return error.message;
    throw error;
  }
}
