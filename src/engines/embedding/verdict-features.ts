import { type Aspect, aspects } from './calibration.ts';
import { overlap, type Window } from './windows.ts';

/** What the windows of an answer say of one criterion, in log odds cut to -6 … 8; the verdict is decided from these alone. */
export const verdictFeatureNames = [
  /** The strongest support and cover of any window. */
  'support',
  'cover',
  /** The strongest opposition: says the opposite and refuses, whichever is weaker; and where it is about the point and refuses. */
  'opposition',
  'refusedPoint',
  /** The strongest support and cover in words that do not overlap the strongest opposition. */
  'supportElsewhere',
  'coverElsewhere',
  /** The strongest support in words that do not overlap those that refuse the point. */
  'supportBesidesRefusal',
  /** The strongest support in words that do not overlap the best window: a second passage. */
  'secondSupport',
  /** How far the best supporting window refuses, and the strongest opposition of both kinds that overlaps it. */
  'refusalOfSupport',
  'oppositionOfSupport',
  'refusedPointOfSupport',
] as const;

/** The features in the order of their names, and the windows that they come from. */
export type CriterionReading = {
  readonly features: readonly number[];
  readonly bestSupport: Window | undefined;
  readonly bestOpposition: Window | undefined;
};

const lowest = -6;
const highest = 8;
/** What is said of words that are not there: a short answer has nothing elsewhere, and that is no sign against it. */
const absent = -1;

type Measure = (window: Window) => number;

/** What a window says of a criterion, in log odds. */
export function measureOf(criterion: number, aspect: Aspect): Measure {
  const column = criterion * aspects.length + aspects.indexOf(aspect);
  return ({ aspects: values }) => values[column] as number;
}

/** Says the opposite and refuses, whichever is weaker. */
export function oppositionOf(criterion: number): Measure {
  const oppose = measureOf(criterion, 'oppose');
  return (window) => Math.min(oppose(window), window.refusal);
}

/** Read the windows of an answer for one criterion. */
export function readCriterion(windows: readonly Window[], criterion: number): CriterionReading {
  const support = measureOf(criterion, 'support');
  const cover = measureOf(criterion, 'cover');
  const about = measureOf(criterion, 'about');
  const opposition = oppositionOf(criterion);
  const refusedPoint: Measure = (window) => Math.min(about(window), window.refusal);
  const bestSupport = strongest(windows, support);
  const bestOpposition = strongest(windows, opposition);
  const mostRefused = strongest(windows, refusedPoint);
  const apart = (from: Window | undefined) => (from ? windows.filter((window) => !overlap(window, from)) : []);
  const around = bestSupport ? windows.filter((window) => overlap(window, bestSupport)) : [];
  const features = [
    toFeature(windows, support),
    toFeature(windows, cover),
    toFeature(windows, opposition),
    toFeature(windows, refusedPoint),
    toFeature(apart(bestOpposition), support),
    toFeature(apart(bestOpposition), cover),
    toFeature(apart(mostRefused), support),
    toFeature(apart(bestSupport), support),
    toFeature(bestSupport ? [bestSupport] : [], ({ ownRefusal }) => ownRefusal),
    toFeature(around, opposition),
    toFeature(around, refusedPoint),
  ];
  return { features, bestSupport, bestOpposition };
}

function strongest(windows: readonly Window[], measure: Measure): Window | undefined {
  let winner: Window | undefined;
  for (const window of windows) if (!winner || measure(window) > measure(winner)) winner = window;
  return winner;
}

function toFeature(windows: readonly Window[], measure: Measure): number {
  const winner = strongest(windows, measure);
  return winner ? Math.min(highest, Math.max(lowest, measure(winner))) : absent;
}
