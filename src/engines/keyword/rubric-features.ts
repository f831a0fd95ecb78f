import type { Rubric } from '../../domain/question-bank.ts';
import { type CueMatch, CueMatcher, type TokenisedText, tokeniseSegments } from '../../text/cue-matcher.ts';
import { type NgramReading, ngramDictionary } from '../../text/ngram-dictionary.ts';
import { forEachNgram } from '../../text/ngrams.ts';
import { segment } from '../../text/segment.ts';
import { tokenise } from '../../text/tokens.ts';

/**
 * What a cue is for: which criterion, whether it supports or opposes, and the weight its author gave.
 * A synonym group of the vocabulary is a feature of all criteria and of none by itself.
 */
export type CueRole = {
  /** Position in the rubric; -1 for a synonym group. */
  readonly criterion: number;
  readonly kind: 'support' | 'oppose' | 'group';
  readonly weight: number;
  readonly say: string;
  /** Name of the feature that is on where the cue is found. */
  readonly feature: string;
};

/** A text cut into clauses, with the cues found in it. Another text may be analysed only when this one is done with. */
export type AnalysedText = {
  readonly tokenised: TokenisedText;
  readonly matches: readonly CueMatch[];
  readonly clauseTokens: readonly ClauseTokens[];
  readonly ngrams: NgramReading;
};

/** First and last token of a clause; first > last for one without tokens. */
export type ClauseTokens = { readonly first: number; readonly last: number };

/** An author's opposing cue says the opposite by itself. */
const opposingWeight = 2;

/** Turns text into the features of one rubric: its cues and the n-grams of the text. */
export class RubricFeatures {
  readonly roles: readonly CueRole[];
  readonly #matcher: CueMatcher;

  constructor({ criteria, vocabulary }: Pick<Rubric, 'criteria' | 'vocabulary'>) {
    this.roles = [
      ...criteria.flatMap(({ id, cues, opposes }, criterion): CueRole[] => [
        ...cues.map(({ say, weight }) => ({
          criterion,
          kind: 'support' as const,
          weight,
          say,
          feature: `@${id}+${say}`,
        })),
        ...opposes.map((say) => ({
          criterion,
          kind: 'oppose' as const,
          weight: opposingWeight,
          say,
          feature: `@${id}!${say}`,
        })),
      ]),
      ...Object.keys(vocabulary).map((name) => ({
        criterion: -1,
        kind: 'group' as const,
        weight: 0,
        say: `@${name}`,
        feature: `@@${name}`,
      })),
    ];
    this.#matcher = new CueMatcher(
      this.roles.map(({ say }) => say),
      vocabulary,
    );
  }

  /** Cut a normalised text into clauses and find the cues. */
  analyse(text: string): AnalysedText {
    const tokenised = tokeniseSegments(segment(text));
    const { clauses, clauseOf } = tokenised;
    const clauseTokens = clauses.map(() => ({ first: Number.MAX_SAFE_INTEGER, last: -1 }));
    for (let token = 0; token < clauseOf.length; token++) {
      const clause = clauseOf[token] as number;
      if (clause < 0) continue;
      const range = clauseTokens[clause] as { first: number; last: number };
      if (range.last < 0) range.first = token;
      range.last = token;
    }
    return { tokenised, matches: this.#matcher.match(tokenised), clauseTokens, ngrams: ngramDictionary.read(text) };
  }
}

/** List the distinct features of a whole text: its n-grams and the cues found. */
export function featuresOf(features: RubricFeatures, analysed: AnalysedText): Set<string> {
  const names = new Set<string>();
  const tokens = tokenise(analysed.tokenised.text);
  for (const { first, last } of analysed.clauseTokens) forEachNgram(tokens, first, last, (ngram) => names.add(ngram));
  for (const { cue } of analysed.matches) names.add((features.roles[cue] as CueRole).feature);
  return names;
}
