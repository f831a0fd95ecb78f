import { NgramIndex } from '../../text/ngram-index.ts';
import type { Clause } from '../../text/segment.ts';
import { AnswerRows } from './answer-rows.ts';
import { heads, type RubricWeights } from './fit-rubric.ts';
import type { PackedWeights } from './pack-weights.ts';
import type { PolarityScorer } from './polarity-scorer.ts';
import type { AnalysedText, ClauseTokens, RubricFeatures } from './rubric-features.ts';

/** A run of clauses `[first, last]`, both inside. */
export type Window = {
  readonly first: number;
  readonly last: number;
  /** The scores of all windows of the answer in log odds, one row a window; this one's begin at `row`. See `scoreIn`. */
  readonly scores: readonly number[];
  readonly row: number;
  /** How far its words refuse, in log odds. */
  readonly ownRefusal: number;
  /** The same, no higher than in those of its sentences that state something of their own. */
  readonly refusal: number;
};

type ScoredRun = Omit<Window, 'refusal' | 'ownRefusal'>;

/** The longest run of clauses that is weighed as one passage, in clauses and in tokens (Han characters, English words). */
const longestWindow = 4;
const mostTokens = 65;
const thousandth = 1 / 1000;
/** A sentence below this refusal, in log odds, states something of its own. */
const affirming = -1;

/** Adds up the weights of a rubric, and of polarity, over every run of clauses of an answer. */
export class WindowScorer {
  readonly #index: NgramIndex;
  readonly #polarity: PolarityScorer;
  /** Feature of each cue of the rubric. */
  readonly #cueFeatures: readonly number[];
  /** Scores of the rubric; the last column of a window, refusal, is the polarity scorer's. */
  readonly #columns: number;
  /** Weights in thousandths, one row a feature. */
  readonly #weights: PackedWeights;
  readonly #rows: AnswerRows;
  readonly #biases: Float64Array;
  readonly #acrossSentences: boolean;

  constructor(features: RubricFeatures, rubric: RubricWeights, polarity: PolarityScorer) {
    this.#polarity = polarity;
    this.#acrossSentences = rubric.acrossSentences;
    this.#index = new NgramIndex(rubric.features);
    this.#cueFeatures = features.roles.map(({ feature }) => this.#index.find(feature) as number);
    this.#columns = rubric.biases.length;
    this.#weights = rubric.weights;
    this.#rows = new AnswerRows(rubric.weights, this.#columns);
    this.#biases = Float64Array.from(rubric.biases, (bias) => bias * thousandth);
  }

  /** Score every window of 1 to 4 clauses (at most 65 tokens unless one clause is longer) without an excluded clause. */
  score(analysed: AnalysedText, excluded: ReadonlySet<number>): Window[] {
    const { clauses } = analysed.tokenised;
    const rows = this.#rows;
    rows.beginAnswer();
    const clausePlaces = this.#clausePlaces(analysed);
    const refusals = this.#polarity.read(analysed);
    const cuePlaces = this.#cuePlacesByClause(analysed);
    const runs: ScoredRun[] = [];
    const width = this.#columns + 1;
    const sums = new Float64Array(width);
    // Not a typed array: those lie outside of the heap, and making one takes longer and is noticed late by the collector.
    const scores: number[] = [];
    for (let first = 0; first < clauses.length; first++) {
      rows.beginRun();
      sums.set(this.#biases);
      sums[this.#columns] = refusals.start();
      for (let last = first; last < Math.min(clauses.length, first + longestWindow) && !excluded.has(last); last++) {
        if (last > first && tokensBetween(analysed, first, last) > mostTokens) break;
        if (!this.#acrossSentences && clauses[last]?.sentence !== clauses[first]?.sentence) break;
        rows.addTo(sums, clausePlaces[last] as readonly number[]);
        const cues = cuePlaces[last]?.filter(({ firstClause }) => firstClause >= first).map(({ place }) => place);
        if (cues) rows.addTo(sums, cues);
        sums[this.#columns] = refusals.add(last);
        runs.push({ first, last, scores, row: scores.length });
        for (let column = 0; column < width; column++) scores.push(sums[column] as number);
      }
    }
    return addRefusals(runs, clauses, this.#columns);
  }

  /** What a cue adds to a column, in log odds. */
  weightOfCue(cue: number, column: number): number {
    return this.#weight(this.#cueFeatures[cue] as number, column);
  }

  /** Call `visit` with what each n-gram of a clause adds to a column, in log odds, and its first and last token. */
  forEachWeight(
    { ngrams, clauseTokens }: AnalysedText,
    clause: number,
    column: number,
    visit: (weight: number, first: number, last: number) => void,
  ): void {
    const { first, last } = clauseTokens[clause] as ClauseTokens;
    this.#index.forEach(ngrams, first, last, (feature, from, to) => visit(this.#weight(feature, column), from, to));
  }

  #weight(feature: number, column: number): number {
    return (this.#weights[feature * this.#columns + column] as number) * thousandth;
  }

  /** The places of the cues that end in each clause. */
  #cuePlacesByClause({ matches }: AnalysedText): { readonly place: number; readonly firstClause: number }[][] {
    const byClause: { readonly place: number; readonly firstClause: number }[][] = [];
    for (const { cue, firstClause, lastClause } of matches) {
      const ofClause = byClause[lastClause];
      const found = { place: this.#rows.place(this.#cueFeatures[cue] as number), firstClause };
      if (ofClause) ofClause.push(found);
      else if (lastClause >= 0) byClause[lastClause] = [found];
    }
    return byClause;
  }

  #clausePlaces({ ngrams, clauseTokens }: AnalysedText): readonly (readonly number[])[] {
    return clauseTokens.map(({ first, last }) => {
      const places: number[] = [];
      this.#index.forEach(ngrams, first, last, (feature) => places.push(this.#rows.place(feature)));
      return places;
    });
  }
}

/** Column of a head of a criterion. */
export function columnOf(criterion: number, head: (typeof heads)[number]): number {
  return criterion * heads.length + heads.indexOf(head);
}

/** A score of a window, in log odds. */
export function scoreIn({ scores, row }: ScoredRun, column: number): number {
  return scores[row + column] as number;
}

function tokensBetween({ clauseTokens }: AnalysedText, first: number, last: number): number {
  return (clauseTokens[last] as ClauseTokens).last - (clauseTokens[first] as ClauseTokens).first + 1;
}

/**
 * A window that runs over the end of a sentence refuses no more than its sentences do if one of them states something of its own:
 * "I will not apologise. Afterwards I call back." refuses no call.
 */
function addRefusals(runs: readonly ScoredRun[], clauses: readonly Clause[], refusalColumn: number): Window[] {
  const windows: Window[] = [];
  /** Where the runs that begin with a clause begin: the run to the clause itself, one clause longer, and so on. */
  const firstRun: number[] = [];
  for (let index = 0; index < runs.length; index++) firstRun[(runs[index] as ScoredRun).first] ??= index;
  for (const run of runs) {
    const ownRefusal = scoreIn(run, refusalColumn);
    let refusal = ownRefusal;
    const isAcross = clauses[run.first]?.sentence !== clauses[run.last]?.sentence;
    for (let start = run.first, clause = run.first; isAcross && clause <= run.last; clause++) {
      if (clause < run.last && clauses[clause]?.sentence === clauses[clause + 1]?.sentence) continue;
      const ofSentence = scoreIn(runs[(firstRun[start] as number) + clause - start] as ScoredRun, refusalColumn);
      if (ofSentence < affirming) refusal = Math.min(refusal, ofSentence);
      start = clause + 1;
    }
    windows.push({ first: run.first, last: run.last, scores: run.scores, row: run.row, refusal, ownRefusal });
  }
  return windows;
}
