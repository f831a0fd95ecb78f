import { columnOf, ownRefusalOf, refusalOf, scoreIn, type Window } from './window-scorer.ts';

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
export function oppositionOf(window: Window, criterion: number): number {
  return Math.min(scoreIn(window, columnOf(criterion, 'oppose')), refusalOf(window));
}

/** Read the windows of an answer for one criterion. */
export function readCriterion(windows: readonly Window[], criterion: number): CriterionReading {
  const support = columnOf(criterion, 'support');
  const cover = columnOf(criterion, 'cover');
  const oppose = columnOf(criterion, 'oppose');
  let bestSupport: Window | undefined;
  let bestOpposition: Window | undefined;
  let mostSupport = none;
  let mostCover = none;
  let mostOpposition = none;
  for (const window of windows) {
    const supporting = scoreIn(window, support);
    const opposing = Math.min(scoreIn(window, oppose), refusalOf(window));
    mostCover = Math.max(mostCover, scoreIn(window, cover));
    if (supporting > mostSupport) {
      mostSupport = supporting;
      bestSupport = window;
    }
    if (opposing > mostOpposition) {
      mostOpposition = opposing;
      bestOpposition = window;
    }
  }
  const features: VerdictFeatures = {
    support: toFeature(mostSupport),
    cover: toFeature(mostCover),
    opposition: toFeature(mostOpposition),
    supportElsewhere: toFeature(strongestApart(windows, bestOpposition, support)),
    coverElsewhere: toFeature(strongestApart(windows, bestOpposition, cover)),
    secondSupport: toFeature(strongestApart(windows, bestSupport, support)),
    refusalOfSupport: toFeature(bestSupport ? ownRefusalOf(bestSupport) : none),
    oppositionOfSupport: toFeature(oppositionAround(windows, bestSupport, oppose)),
  };
  return { features, bestSupport, bestOpposition };
}

function strongestApart(windows: readonly Window[], from: Window | undefined, column: number): number {
  let strongest = none;
  for (const window of windows)
    if (from && !overlap(window, from)) strongest = Math.max(strongest, scoreIn(window, column));
  return strongest;
}

function oppositionAround(windows: readonly Window[], around: Window | undefined, oppose: number): number {
  let strongest = none;
  for (const window of windows)
    if (around && overlap(window, around))
      strongest = Math.max(strongest, Math.min(scoreIn(window, oppose), refusalOf(window)));
  return strongest;
}

/** Below every score: no window was looked at. */
const none = Number.NEGATIVE_INFINITY;

function toFeature(strongest: number): number {
  return strongest === none ? absent : Math.min(highest, Math.max(lowest, strongest));
}
