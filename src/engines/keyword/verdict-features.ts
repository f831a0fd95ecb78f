import { columnOf, type Window } from './window-scorer.ts';

/** What the windows of an answer say of one criterion, in log odds cut to -6 … 8. The verdict model decides from these alone. */
export type VerdictFeatures = {
  /** The strongest support and cover of any window. */
  readonly support: number;
  readonly cover: number;
  /** The strongest opposition: a window that is about the criterion's opposite and that refuses, whichever is weaker. */
  readonly opposition: number;
  /** The strongest support and cover in words that do not overlap the strongest opposition. */
  readonly supportElsewhere: number;
  readonly coverElsewhere: number;
  /** The strongest support in words that do not overlap the best window: a second passage. */
  readonly secondSupport: number;
  /** How much the best supporting window itself refuses, and the strongest opposition that overlaps it. */
  readonly refusalOfSupport: number;
  readonly oppositionOfSupport: number;
};

/** The features and the windows that they come from. */
export type CriterionReading = {
  readonly features: VerdictFeatures;
  readonly bestSupport: Window | undefined;
  readonly bestOpposition: Window | undefined;
};

/** Scores beyond these say nothing more; a long enumeration must not outvote everything. */
const lowest = -6;
const highest = 8;

/** What is said of words that are not there: a short answer has nothing elsewhere, and that is no sign against it. */
const absent = -1;

export const overlap = (a: Window, b: Window): boolean => a.first <= b.last && b.first <= a.last;

/** Opposition of a window: its opposing score or its refusal, whichever is lower. */
export function oppositionOf({ scores, refusal }: Window, criterion: number): number {
  return Math.min(scores[columnOf(criterion, 'oppose')] as number, refusal);
}

/** Read the windows of an answer for one criterion. */
export function readCriterion(windows: readonly Window[], criterion: number): CriterionReading {
  const support = columnOf(criterion, 'support');
  const cover = columnOf(criterion, 'cover');
  const oppositions = windows.map((window) => oppositionOf(window, criterion));
  const bestSupport = windows[indexOfLargest(windows.map(({ scores }) => scores[support] as number))];
  const bestOpposition = windows[indexOfLargest(oppositions)];
  let mostCover = none;
  let supportElsewhere = none;
  let coverElsewhere = none;
  let secondSupport = none;
  let oppositionOfSupport = none;
  for (const [index, window] of windows.entries()) {
    const supporting = window.scores[support] as number;
    const covering = window.scores[cover] as number;
    mostCover = Math.max(mostCover, covering);
    if (bestOpposition && !overlap(window, bestOpposition)) {
      supportElsewhere = Math.max(supportElsewhere, supporting);
      coverElsewhere = Math.max(coverElsewhere, covering);
    }
    if (bestSupport && overlap(window, bestSupport))
      oppositionOfSupport = Math.max(oppositionOfSupport, oppositions[index] as number);
    else secondSupport = Math.max(secondSupport, supporting);
  }
  const features: VerdictFeatures = {
    support: toFeature(bestSupport?.scores[support]),
    cover: toFeature(mostCover),
    opposition: toFeature(bestOpposition && oppositionOf(bestOpposition, criterion)),
    supportElsewhere: toFeature(supportElsewhere),
    coverElsewhere: toFeature(coverElsewhere),
    secondSupport: toFeature(secondSupport),
    refusalOfSupport: toFeature(bestSupport?.scores[bestSupport.scores.length - 1]),
    oppositionOfSupport: toFeature(oppositionOfSupport),
  };
  return { features, bestSupport, bestOpposition };
}

/** The first of the largest values; -1 where there is none. */
function indexOfLargest(values: readonly number[]): number {
  let winner = values.length > 0 ? 0 : -1;
  for (let index = 1; index < values.length; index++)
    if ((values[index] as number) > (values[winner] as number)) winner = index;
  return winner;
}

/** Below every score: no window was looked at. */
const none = Number.NEGATIVE_INFINITY;

function toFeature(strongest = none): number {
  return strongest === none ? absent : Math.min(highest, Math.max(lowest, strongest));
}
