import type { AnalysedText, RubricFeatures } from './rubric-features.ts';
import { forEachClauseNgram } from './rubric-features.ts';
import type { RubricWeights } from './fit-rubric.ts';

/** The scores of a run of clauses `[first, last]` (both inside), one for each column of the weights. */
export type WindowScores = { readonly first: number; readonly last: number; readonly scores: Float64Array };

/** The longest run of clauses that is weighed as one passage, in clauses and in characters. */
const longestWindow = 4;
const longestWindowText = 70;

/** Adds up weights over every run of clauses of an answer. */
export class WindowScorer {
  readonly #features: RubricFeatures;
  readonly #weights: RubricWeights;
  readonly #index: ReadonlyMap<string, number>;

  constructor(features: RubricFeatures, weights: RubricWeights) {
    this.#features = features;
    this.#weights = weights;
    this.#index = new Map(weights.features.map((name, position) => [name, position]));
  }

  /** Score every window of 1 to 4 clauses that holds no clause of `excluded`. */
  score(analysed: AnalysedText, excluded: ReadonlySet<number>): WindowScores[] {
    const { clauses } = analysed.tokenised;
    const clauseFeatures = clauses.map((_, clause) => this.#featuresOf(analysed, clause));
    const seen = new Int32Array(this.#weights.features.length).fill(-1);
    const windows: WindowScores[] = [];
    for (let first = 0; first < clauses.length; first++) {
      const sums = Float64Array.from(this.#weights.biases);
      for (let last = first; last < Math.min(clauses.length, first + longestWindow) && !excluded.has(last); last++) {
        const length = (clauses[last]?.end as number) - (clauses[first]?.start as number);
        if (last > first && length > longestWindowText) break;
        for (const feature of clauseFeatures[last] as number[]) this.#add(feature, first, seen, sums);
        for (const { cue, firstClause, lastClause } of analysed.matches) {
          if (firstClause >= first && lastClause === last) this.#add(this.#cueFeature(cue), first, seen, sums);
        }
        windows.push({ first, last, scores: sums.slice() });
      }
    }
    return windows;
  }

  #add(feature: number, stamp: number, seen: Int32Array, sums: Float64Array): void {
    if (seen[feature] === stamp) return;
    seen[feature] = stamp;
    const row = this.#weights.weights[feature] as readonly number[];
    for (let column = 0; column < row.length; column++) sums[column] = (sums[column] as number) + (row[column] as number);
  }

  #cueFeature(cue: number): number {
    return this.#index.get(this.#features.roles[cue]?.feature as string) as number;
  }

  #featuresOf(analysed: AnalysedText, clause: number): number[] {
    const found: number[] = [];
    forEachClauseNgram(analysed, clause, (ngram) => {
      const feature = this.#index.get(ngram);
      if (feature !== undefined) found.push(feature);
    });
    return found;
  }
}
