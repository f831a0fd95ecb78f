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

const clamp = (value: number): number => Math.min(highest, Math.max(lowest, value));

export const overlap = (a: Window, b: Window): boolean => a.first <= b.last && b.first <= a.last;

/** Opposition of a window: its opposing score or its refusal, whichever is lower. */
export function oppositionOf({ scores, refusal }: Window, criterion: number): number {
  return Math.min(scores[columnOf(criterion, 'oppose')] as number, refusal);
}

/** Read the windows of an answer for one criterion. */
export function readCriterion(windows: readonly Window[], criterion: number): CriterionReading {
  const support = (window: Window): number => window.scores[columnOf(criterion, 'support')] as number;
  const cover = (window: Window): number => window.scores[columnOf(criterion, 'cover')] as number;
  const opposition = (window: Window): number => oppositionOf(window, criterion);
  const bestSupport = best(windows, support);
  const bestOpposition = best(windows, opposition);
  const elsewhere = bestOpposition ? windows.filter((window) => !overlap(window, bestOpposition)) : [];
  const besides = bestSupport ? windows.filter((window) => !overlap(window, bestSupport)) : [];
  const around = bestSupport ? windows.filter((window) => overlap(window, bestSupport)) : [];
  const features: VerdictFeatures = {
    support: strongest(windows, support),
    cover: strongest(windows, cover),
    opposition: strongest(windows, opposition),
    supportElsewhere: strongest(elsewhere, support),
    coverElsewhere: strongest(elsewhere, cover),
    secondSupport: strongest(besides, support),
    refusalOfSupport: clamp(bestSupport?.scores.at(-1) ?? absent),
    oppositionOfSupport: strongest(around, opposition),
  };
  return { features, bestSupport, bestOpposition };
}

function best(windows: readonly Window[], scoreOf: (window: Window) => number): Window | undefined {
  let winner: Window | undefined;
  for (const window of windows) if (!winner || scoreOf(window) > scoreOf(winner)) winner = window;
  return winner;
}

function strongest(windows: readonly Window[], scoreOf: (window: Window) => number): number {
  const winner = best(windows, scoreOf);
  return winner ? clamp(scoreOf(winner)) : absent;
}
