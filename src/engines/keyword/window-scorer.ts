import type { CueMatch } from '../../text/cue-matcher.ts';
import { NgramIndex } from '../../text/ngram-index.ts';
import type { Clause } from '../../text/segment.ts';
import { ClauseSums } from './clause-sums.ts';
import { heads, type RubricWeights } from './fit-rubric.ts';
import type { PackedWeights } from './pack-weights.ts';
import type { PolarityScorer } from './polarity-scorer.ts';
import type { AnalysedText, ClauseTokens, RubricFeatures } from './rubric-features.ts';

/**
 * A run of clauses `[first, last]`, both inside. Its scores can be asked for until the scorer scores the next answer.
 * See `scoreIn`, `refusalOf` and `ownRefusalOf`.
 */
export type Window = {
  readonly first: number;
  readonly last: number;
  /** What was found of all windows of the answer in log odds; this one's begins at `row`. */
  readonly scores: readonly number[];
  readonly row: number;
};

/** What a row of scores begins with: `ownRefusalOf`, then `refusalOf`. */
const refusalColumns = 2;

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
  /** Scores of the rubric; refusal, which every row begins with, is the polarity scorer's. */
  readonly #columns: number;
  /** Weights in thousandths, one row a feature. */
  readonly #weights: PackedWeights;
  readonly #clauses: ClauseSums;
  readonly #biases: Int32Array;
  readonly #acrossSentences: boolean;
  /** In thousandths, like the biases. */
  readonly #sums: Int32Array;
  /** By cue the last run, counted over all, that it was added to. */
  readonly #addedTo: Float64Array;
  #runCount = 0;
  /** The rows of the windows of the answer; kept longer than it needs. */
  readonly #scores: number[] = [];
  /** Kept for what the index finds in a clause. */
  readonly #found: number[] = [];

  constructor(features: RubricFeatures, rubric: RubricWeights, polarity: PolarityScorer) {
    this.#polarity = polarity;
    this.#acrossSentences = rubric.acrossSentences;
    this.#index = new NgramIndex(rubric.features);
    this.#cueFeatures = features.roles.map(({ feature }) => this.#index.find(feature) as number);
    this.#columns = rubric.biases.length;
    this.#weights = rubric.weights;
    this.#clauses = new ClauseSums(rubric.weights, this.#columns);
    this.#biases = Int32Array.from(rubric.biases);
    this.#sums = new Int32Array(this.#columns);
    this.#addedTo = new Float64Array(this.#cueFeatures.length);
  }

  /** Score every window of 1 to 4 clauses (at most 65 tokens unless one clause is longer) without an excluded clause. */
  score(analysed: AnalysedText, excluded: ReadonlySet<number>): Window[] {
    const { clauses } = analysed.tokenised;
    this.#readClauses(analysed);
    const refusals = this.#polarity.read(analysed);
    const cuesByClause = groupByLastClause(analysed.matches);
    const windows: Window[] = [];
    /** Where the windows that begin with a clause begin: the clause itself, one clause more, and so on. */
    const firstWindow: number[] = [];
    const sums = this.#sums;
    for (let first = 0; first < clauses.length; first++) {
      firstWindow.push(windows.length);
      this.#runCount++;
      sums.set(this.#biases);
      refusals.start(first);
      for (let last = first; last < Math.min(clauses.length, first + longestWindow) && !excluded.has(last); last++) {
        if (last > first && tokensBetween(analysed, first, last) > mostTokens) break;
        if (!this.#acrossSentences && clauses[last]?.sentence !== clauses[first]?.sentence) break;
        this.#clauses.addTo(sums, first, last);
        for (const { cue, firstClause } of cuesByClause[last] ?? []) if (firstClause >= first) this.#addCue(cue);
        windows.push(this.#keep(first, last, windows.length, refusals.add(last)));
      }
    }
    limitRefusals(windows, firstWindow, clauses, this.#scores);
    return windows;
  }

  /** Add what a cue counts, once a run. */
  #addCue(cue: number): void {
    if (this.#addedTo[cue] === this.#runCount) return;
    this.#addedTo[cue] = this.#runCount;
    this.#clauses.addFeatureTo(this.#sums, this.#cueFeatures[cue] as number);
  }

  /** Put the sums of a window behind those of the windows before. */
  #keep(first: number, last: number, count: number, refusal: number): Window {
    const scores = this.#scores;
    const row = count * (refusalColumns + this.#columns);
    scores[row] = refusal;
    scores[row + 1] = refusal;
    for (let column = 0; column < this.#columns; column++)
      scores[row + refusalColumns + column] = (this.#sums[column] as number) * thousandth;
    return { first, last, scores, row };
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

  #readClauses({ ngrams, clauseTokens }: AnalysedText): void {
    this.#clauses.beginAnswer();
    for (const { first, last } of clauseTokens)
      this.#clauses.addClause(this.#found, this.#index.collect(ngrams, first, last, this.#found));
  }
}

/** The cues that end in each clause. */
function groupByLastClause(matches: readonly CueMatch[]): readonly (readonly CueMatch[] | undefined)[] {
  const byClause: CueMatch[][] = [];
  for (const match of matches) {
    const ofClause = byClause[match.lastClause];
    if (ofClause) ofClause.push(match);
    else if (match.lastClause >= 0) byClause[match.lastClause] = [match];
  }
  return byClause;
}

/** Column of a head of a criterion. */
export function columnOf(criterion: number, head: (typeof heads)[number]): number {
  return criterion * heads.length + heads.indexOf(head);
}

/** A score of a window, in log odds. */
export function scoreIn({ scores, row }: Window, column: number): number {
  return scores[row + refusalColumns + column] as number;
}

/** How far the words of a window refuse, in log odds. */
export function ownRefusalOf({ scores, row }: Window): number {
  return scores[row] as number;
}

/** The same, no higher than in those of its sentences that state something of their own. */
export function refusalOf({ scores, row }: Window): number {
  return scores[row + 1] as number;
}

function tokensBetween({ clauseTokens }: AnalysedText, first: number, last: number): number {
  return (clauseTokens[last] as ClauseTokens).last - (clauseTokens[first] as ClauseTokens).first + 1;
}

/**
 * A window that runs over the end of a sentence refuses no more than its sentences do if one of them states something of its own:
 * "I will not apologise. Afterwards I call back." refuses no call.
 */
function limitRefusals(
  windows: readonly Window[],
  firstWindow: readonly number[],
  clauses: readonly Clause[],
  scores: number[],
): void {
  for (const window of windows) {
    if (clauses[window.first]?.sentence === clauses[window.last]?.sentence) continue;
    let refusal = ownRefusalOf(window);
    for (let start = window.first, clause = window.first; clause <= window.last; clause++) {
      if (clause < window.last && clauses[clause]?.sentence === clauses[clause + 1]?.sentence) continue;
      const ofSentence = ownRefusalOf(windows[(firstWindow[start] as number) + clause - start] as Window);
      if (ofSentence < affirming) refusal = Math.min(refusal, ofSentence);
      start = clause + 1;
    }
    scores[window.row + 1] = refusal;
  }
}
