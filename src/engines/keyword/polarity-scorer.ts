import { NgramIndex } from '../../text/ngram-index.ts';
import { AnswerRows } from './answer-rows.ts';
import { type PolarityWeights, polarityRules } from './fit-polarity.ts';
import { packWeights } from './pack-weights.ts';
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
  readonly #rows: AnswerRows;
  readonly #bias: number;

  constructor({ bias, weights }: PolarityWeights) {
    this.#index = new NgramIndex(Object.keys(weights));
    this.#rows = new AnswerRows(packWeights(Object.values(weights).map((weight) => [weight])), 1);
    this.#bias = bias * thousandth;
  }

  /** Read an answer; the reading ends where the next one begins. */
  read(analysed: AnalysedText): RefusalReading {
    const rows = this.#rows;
    rows.beginAnswer();
    const clausePlaces = this.#clausePlaces(analysed);
    const sums = new Float64Array(1);
    return {
      start: () => {
        rows.beginRun();
        sums[0] = this.#bias;
        return this.#bias;
      },
      add: (clause) => {
        rows.addTo(sums, clausePlaces[clause] as readonly number[]);
        return sums[0] as number;
      },
    };
  }

  #clausePlaces({ tokenised, clauseTokens, ngrams }: AnalysedText): readonly (readonly number[])[] {
    const { text, clauses } = tokenised;
    const found = clauseTokens.map(({ first, last }) => {
      const places: number[] = [];
      this.#index.forEach(ngrams, first, last, (feature) => places.push(this.#rows.place(feature)));
      return places;
    });
    for (const [name, { find }] of Object.entries(polarityRules)) {
      const feature = this.#index.find(name);
      if (feature === undefined) continue;
      for (const { start } of find(text)) {
        const clause = clauses.findLastIndex((candidate) => candidate.start <= start);
        if (clause >= 0) found[clause]?.push(this.#rows.place(feature));
      }
    }
    return found;
  }
}
