import type { Span } from '../../domain/evidence.ts';
import type { TokenisedText } from '../../text/cue-matcher.ts';
import { NgramIndex } from '../../text/ngram-index.ts';
import { AnswerRows } from './answer-rows.ts';
import { type PolarityWeights, polarityRules } from './fit-polarity.ts';
import { packWeights } from './pack-weights.ts';
import type { AnalysedText, ClauseTokens } from './rubric-features.ts';

const thousandth = 1 / 1000;

/** Adds up, clause by clause, how far a growing run of clauses refuses. */
export type RefusalReading = {
  /** Begin a run; returns the log odds of one that says nothing. */
  start(): number;
  /** Add a clause; returns the log odds of the run up to it. */
  add(clause: number): number;
};

type RuleInClause = { readonly feature: number; readonly clause: number };

/** Knows the words of refusal, whatever the question; all rubrics share one. */
export class PolarityScorer {
  readonly #index: NgramIndex;
  readonly #rows: AnswerRows;
  readonly #bias: number;
  /** The rules that have a weight. */
  readonly #rules: readonly { readonly find: (text: string) => readonly Span[]; readonly feature: number }[];
  readonly #sums = new Float64Array(1);
  /** Kept for what the index finds in a clause. */
  readonly #found: number[] = [];

  constructor({ bias, weights }: PolarityWeights) {
    this.#index = new NgramIndex(Object.keys(weights));
    this.#rows = new AnswerRows(packWeights(Object.values(weights).map((weight) => [weight])), 1);
    this.#bias = bias * thousandth;
    this.#rules = Object.entries(polarityRules).flatMap(([name, { find }]) => {
      const feature = this.#index.find(name);
      return feature === undefined ? [] : [{ find, feature }];
    });
  }

  /** Read an answer; the reading ends where the next one begins. */
  read(analysed: AnalysedText): RefusalReading {
    const rows = this.#rows;
    rows.beginAnswer();
    this.#readClauses(analysed);
    const sums = this.#sums;
    return {
      start: () => {
        rows.beginRun();
        sums[0] = this.#bias;
        return this.#bias;
      },
      add: (clause) => {
        rows.addClauseTo(sums, clause);
        return sums[0] as number;
      },
    };
  }

  #readClauses({ tokenised, clauseTokens, ngrams }: AnalysedText): void {
    const ruled = this.#findRules(tokenised);
    for (let clause = 0; clause < clauseTokens.length; clause++) {
      const { first, last } = clauseTokens[clause] as ClauseTokens;
      this.#rows.beginClause();
      const count = this.#index.collect(ngrams, first, last, this.#found);
      for (let index = 0; index < count; index++) this.#rows.addFeature(this.#found[index] as number);
      for (const found of ruled) if (found.clause === clause) this.#rows.addFeature(found.feature);
    }
  }

  /** List the rules that speak in an answer, rule by rule. */
  #findRules({ text, clauses }: TokenisedText): readonly RuleInClause[] {
    const found: RuleInClause[] = [];
    for (const { find, feature } of this.#rules) {
      for (const { start } of find(text)) {
        const clause = clauses.findLastIndex((candidate) => candidate.start <= start);
        if (clause >= 0) found.push({ feature, clause });
      }
    }
    return found;
  }
}
