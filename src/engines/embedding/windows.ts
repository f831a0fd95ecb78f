import { type Calibration, type ClauseVector, readClause, readPassage } from './calibration.ts';

/** A run of clauses `[first, last]`, both inside, in log odds. */
export type Window = {
  readonly first: number;
  readonly last: number;
  /** By criterion and aspect, see `aspectOf`. */
  readonly aspects: readonly number[];
  /** How far its words refuse. */
  readonly ownRefusal: number;
  /** The same, no higher than in those of its sentences that state something of their own. */
  readonly refusal: number;
};

export type AnswerClause = ClauseVector & { readonly sentence: number };

/** The longest run that is read as one passage, in clauses and in tokens. */
const longestWindow = 4;
const mostTokens = 65;
/** A sentence below this refusal, in log odds, states something of its own. */
const affirming = -1;

/** Read every run of 1 to 4 clauses (at most 65 tokens unless one clause is longer) without an excluded clause. */
export function readWindows(
  calibration: Calibration,
  clauses: readonly AnswerClause[],
  excluded: ReadonlySet<number>,
): readonly Window[] {
  const read = clauses.map((clause) => readClause(calibration, clause));
  const windows: Window[] = [];
  for (let first = 0; first < clauses.length; first++) {
    let tokens = 0;
    for (let last = first; last < Math.min(clauses.length, first + longestWindow) && !excluded.has(last); last++) {
      tokens += (clauses[last] as AnswerClause).tokens;
      if (last > first && tokens > mostTokens) break;
      const { aspects, refusal } = readPassage(calibration, read.slice(first, last + 1));
      windows.push({ first, last, aspects, ownRefusal: refusal, refusal });
    }
  }
  return windows.map((window) => ({ ...window, refusal: limitedRefusal(window, windows, clauses) }));
}

/** Two windows share a clause. */
export function overlap(a: Pick<Window, 'first' | 'last'>, b: Pick<Window, 'first' | 'last'>): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/**
 * A window over the end of a sentence refuses no more than its sentences do if one of them states something of its own:
 * "I will not apologise. Afterwards I call back." refuses no call.
 */
function limitedRefusal(window: Window, windows: readonly Window[], clauses: readonly AnswerClause[]): number {
  const sentenceOf = (clause: number): number => (clauses[clause] as AnswerClause).sentence;
  if (sentenceOf(window.first) === sentenceOf(window.last)) return window.ownRefusal;
  const parts = windows.filter(
    ({ first, last }) =>
      first >= window.first &&
      last <= window.last &&
      sentenceOf(first) === sentenceOf(last) &&
      (first === window.first || sentenceOf(first - 1) !== sentenceOf(first)) &&
      (last === window.last || sentenceOf(last + 1) !== sentenceOf(last)),
  );
  const affirmed = parts.map(({ ownRefusal }) => ownRefusal).filter((refusal) => refusal < affirming);
  return Math.min(window.ownRefusal, ...affirmed);
}
