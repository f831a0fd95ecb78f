import type { Span } from '../../domain/evidence.ts';
import type { TokenisedText } from '../../text/cue-matcher.ts';
import { NgramIndex } from '../../text/ngram-index.ts';
import { ClauseSums } from './clause-sums.ts';
import { type PolarityWeights, polarityRules } from './fit-polarity.ts';
import { packWeights } from './pack-weights.ts';
import type { AnalysedText, ClauseTokens } from './rubric-features.ts';

const thousandth = 1 / 1000;

/** Adds up, clause by clause, how far a growing run of clauses refuses. */
export type RefusalReading = {
  /** Begin a run with a clause, which is to be added next. */
  start(clause: number): void;
  /** Add a clause; returns the log odds of the run up to it. */
  add(clause: number): number;
};

type RuleInClause = { readonly feature: number; readonly clause: number };

/** Knows the words of refusal, whatever the question; all rubrics share one. */
export class PolarityScorer {
  readonly #index: NgramIndex;
  readonly #clauses: ClauseSums;
  readonly #bias: number;
  /** The rules that have a weight. */
  readonly #rules: readonly { readonly find: (text: string) => readonly Span[]; readonly feature: number }[];
  /** In thousandths, like the bias. */
  readonly #sums = new Int32Array(1);
  /** Kept for what the index finds in a clause. */
  readonly #found: number[] = [];

  constructor({ bias, weights }: PolarityWeights) {
    this.#index = new NgramIndex(Object.keys(weights));
    this.#clauses = new ClauseSums(packWeights(Object.values(weights).map((weight) => [weight])), 1);
    this.#bias = bias;
    this.#rules = Object.entries(polarityRules).flatMap(([name, { find }]) => {
      const feature = this.#index.find(name);
      return feature === undefined ? [] : [{ find, feature }];
    });
  }

  /** Read an answer; the reading ends where the next one begins. */
  read(analysed: AnalysedText): RefusalReading {
    this.#readClauses(analysed);
    const sums = this.#sums;
    let begin = 0;
    return {
      start: (clause) => {
        begin = clause;
        sums[0] = this.#bias;
      },
      add: (clause) => {
        this.#clauses.addTo(sums, begin, clause);
        return (sums[0] as number) * thousandth;
      },
    };
  }

  #readClauses({ tokenised, clauseTokens, ngrams }: AnalysedText): void {
    const ruled = this.#findRules(tokenised);
    const found = this.#found;
    this.#clauses.beginAnswer();
    for (let clause = 0; clause < clauseTokens.length; clause++) {
      const { first, last } = clauseTokens[clause] as ClauseTokens;
      let count = this.#index.collect(ngrams, first, last, found);
      for (const rule of ruled) if (rule.clause === clause) found[count++] = rule.feature;
      this.#clauses.addClause(found, count);
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
