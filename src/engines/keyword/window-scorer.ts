import type { Clause } from '../../text/segment.ts';
import { type PolarityWeights, polarityRules } from './fit-polarity.ts';
import { heads, type RubricWeights } from './fit-rubric.ts';
import { type AnalysedText, forEachClauseNgram, type RubricFeatures } from './rubric-features.ts';

/** A run of clauses `[first, last]` (both inside) and its scores in log odds, one for each column. */
type ScoredRun = { readonly first: number; readonly last: number; readonly scores: Float64Array };

/** A scored run of clauses and how far it refuses as a whole, in log odds. */
export type Window = ScoredRun & { readonly refusal: number };

/** The longest run of clauses that is weighed as one passage, in clauses and in tokens (Han characters, English words). */
const longestWindow = 4;
const mostTokens = 65;
const thousandth = 1 / 1000;
/** A sentence below this refusal, in log odds, states something of its own. */
const affirming = -1;

/** Adds up the weights of a rubric, and of polarity, over every run of clauses of an answer. */
export class WindowScorer {
  readonly #features: RubricFeatures;
  readonly #index = new Map<string, number>();
  readonly #columns: number;
  readonly #rows: Float64Array;
  readonly #biases: Float64Array;
  readonly #seen: Int32Array;
  readonly #acrossSentences: boolean;
  #stamp = 0;

  constructor(features: RubricFeatures, rubric: RubricWeights, polarity: PolarityWeights) {
    this.#features = features;
    this.#acrossSentences = rubric.acrossSentences;
    const names = [...new Set([...rubric.features, ...Object.keys(polarity.weights)])];
    for (const [position, name] of names.entries()) this.#index.set(name, position);
    this.#columns = rubric.biases.length + 1;
    this.#rows = new Float64Array(names.length * this.#columns);
    for (const [position, weights] of rubric.weights.entries())
      this.#rows.set(
        weights.map((weight) => weight * thousandth),
        position * this.#columns,
      );
    for (const [name, weight] of Object.entries(polarity.weights)) {
      this.#rows[(this.#index.get(name) as number) * this.#columns + this.polarityColumn] = weight * thousandth;
    }
    this.#biases = Float64Array.from([...rubric.biases, polarity.bias], (bias) => bias * thousandth);
    this.#seen = new Int32Array(names.length);
  }

  /** Column of the score of refusal; the others are `criterion * 3 + head`. */
  get polarityColumn(): number {
    return this.#columns - 1;
  }

  /** Score every window of 1 to 4 clauses (at most 65 tokens unless one clause is longer) without an excluded clause. */
  score(analysed: AnalysedText, excluded: ReadonlySet<number>): Window[] {
    const { clauses } = analysed.tokenised;
    const clauseFeatures = this.#clauseFeatures(analysed);
    const runs: ScoredRun[] = [];
    for (let first = 0; first < clauses.length; first++) {
      this.#stamp++;
      const sums = Float64Array.from(this.#biases);
      for (let last = first; last < Math.min(clauses.length, first + longestWindow) && !excluded.has(last); last++) {
        if (last > first && tokensBetween(analysed, first, last) > mostTokens) break;
        if (!this.#acrossSentences && clauses[last]?.sentence !== clauses[first]?.sentence) break;
        for (const feature of clauseFeatures[last] as number[]) this.#add(feature, sums);
        for (const { cue, firstClause, lastClause } of analysed.matches) {
          if (lastClause === last && firstClause >= first) this.#add(this.#cueFeature(cue), sums);
        }
        runs.push({ first, last, scores: sums.slice() });
      }
    }
    return addRefusals(runs, clauses);
  }

  /** The weight of a feature in a column, in log odds; 0 where the feature is unknown. */
  weightOf(feature: string, column: number): number {
    const position = this.#index.get(feature);
    return position === undefined ? 0 : (this.#rows[position * this.#columns + column] as number);
  }

  #add(feature: number, sums: Float64Array): void {
    if (this.#seen[feature] === this.#stamp) return;
    this.#seen[feature] = this.#stamp;
    const offset = feature * this.#columns;
    for (let column = 0; column < this.#columns; column++)
      sums[column] = (sums[column] as number) + (this.#rows[offset + column] as number);
  }

  #cueFeature(cue: number): number {
    return this.#index.get(this.#features.roles[cue]?.feature as string) as number;
  }

  #clauseFeatures(analysed: AnalysedText): number[][] {
    const { text, clauses } = analysed.tokenised;
    const found = clauses.map((_, clause) => {
      const features: number[] = [];
      forEachClauseNgram(analysed, clause, (ngram) => {
        const feature = this.#index.get(ngram);
        if (feature !== undefined) features.push(feature);
      });
      return features;
    });
    for (const [name, { find }] of Object.entries(polarityRules)) {
      const feature = this.#index.get(name);
      if (feature === undefined) continue;
      for (const { start } of find(text)) {
        const clause = clauses.findLastIndex((candidate) => candidate.start <= start);
        if (clause >= 0) found[clause]?.push(feature);
      }
    }
    return found;
  }
}

/** Column of a head of a criterion. */
export function columnOf(criterion: number, head: (typeof heads)[number]): number {
  return criterion * heads.length + heads.indexOf(head);
}

function tokensBetween({ clauseTokens }: AnalysedText, first: number, last: number): number {
  return (clauseTokens[last]?.last as number) - (clauseTokens[first]?.first as number) + 1;
}

/**
 * A window that runs over the end of a sentence refuses no more than its sentences do if one of them states something of its own:
 * "I will not apologise. Afterwards I call back." refuses no call.
 */
function addRefusals(runs: readonly ScoredRun[], clauses: readonly Clause[]): Window[] {
  const refusals = new Map(runs.map(({ first, last, scores }) => [`${first}-${last}`, scores.at(-1) as number]));
  return runs.map((run) => {
    let refusal = run.scores.at(-1) as number;
    if (clauses[run.first]?.sentence === clauses[run.last]?.sentence) return { ...run, refusal };
    for (let start = run.first, clause = run.first; clause <= run.last; clause++) {
      if (clause < run.last && clauses[clause]?.sentence === clauses[clause + 1]?.sentence) continue;
      const ofSentence = refusals.get(`${start}-${clause}`) as number;
      if (ofSentence < affirming) refusal = Math.min(refusal, ofSentence);
      start = clause + 1;
    }
    return { ...run, refusal };
  });
}
