import { NgramIndex } from '../../text/ngram-index.ts';
import { type PolarityWeights, polarityRules } from './fit-polarity.ts';
import type { AnalysedText } from './rubric-features.ts';

const thousandth = 1 / 1000;

/** Adds up, clause by clause, how far a growing run of clauses refuses. */
export type RefusalReading = {
  /** Begin a run; returns the log odds of one that says nothing. */
  start(): number;
  /** Add a clause; returns the log odds of the run up to it. */
  add(clause: number): number;
};

/** Knows the words of refusal, whatever the question; all rubrics share one. */
export class PolarityScorer {
  readonly #index: NgramIndex;
  readonly #weights: Float64Array;
  readonly #bias: number;
  readonly #seen: Int32Array;
  #stamp = 0;

  constructor({ bias, weights }: PolarityWeights) {
    this.#index = new NgramIndex(Object.keys(weights));
    this.#weights = Float64Array.from(Object.values(weights), (weight) => weight * thousandth);
    this.#bias = bias * thousandth;
    this.#seen = new Int32Array(this.#weights.length);
  }

  /** Read an answer; the readings of two answers must not be mixed. */
  read(analysed: AnalysedText): RefusalReading {
    const clauseFeatures = this.#clauseFeatures(analysed);
    let sum = this.#bias;
    return {
      start: () => {
        this.#stamp++;
        sum = this.#bias;
        return sum;
      },
      add: (clause) => {
        for (const feature of clauseFeatures[clause] as readonly number[]) {
          if (this.#seen[feature] === this.#stamp) continue;
          this.#seen[feature] = this.#stamp;
          sum += this.#weights[feature] as number;
        }
        return sum;
      },
    };
  }

  #clauseFeatures({ tokenised, clauseTokens }: AnalysedText): readonly (readonly number[])[] {
    const { text, tokens, clauses } = tokenised;
    const found = clauseTokens.map(({ first, last }) => {
      const features: number[] = [];
      this.#index.forEach(text, tokens, first, last, (feature) => features.push(feature));
      return features;
    });
    for (const [name, { find }] of Object.entries(polarityRules)) {
      const feature = this.#index.find(name);
      if (feature === undefined) continue;
      for (const { start } of find(text)) {
        const clause = clauses.findLastIndex((candidate) => candidate.start <= start);
        if (clause >= 0) found[clause]?.push(feature);
      }
    }
    return found;
  }
}
