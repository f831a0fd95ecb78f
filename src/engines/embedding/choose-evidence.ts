import type { Verdict } from '../../domain/verdict.ts';
import { type CriterionReading, measureOf, oppositionOf } from './verdict-features.ts';
import { overlap, type Window } from './windows.ts';

/** Log odds that another clause must add before evidence grows by it: shorter evidence is quicker to check. */
const worthOfClause = 0.4;
/** A second or third passage is shown where it supports the criterion this clearly, in log odds. */
const clearSupport = 1.5;
const mostPassages = 3;

/** Choose the windows to show as evidence for a verdict, in the order of the answer; none for a missing criterion. */
export function chooseEvidence(
  verdict: Verdict,
  { bestOpposition }: Pick<CriterionReading, 'bestOpposition'>,
  windows: readonly Window[],
  criterion: number,
): readonly Window[] {
  if (verdict === 'missing') return [];
  const opposition = oppositionOf(criterion);
  if (verdict === 'contradicted') return tightest(windows, opposition);
  const support = measureOf(criterion, 'support');
  const isRefused = (window: Window): boolean =>
    bestOpposition !== undefined && opposition(bestOpposition) > support(window) && overlap(window, bestOpposition);
  const passages: Window[] = [];
  let free = windows.filter((window) => !isRefused(window));
  while (passages.length < mostPassages) {
    const [next] = tightest(free, support);
    if (!next || (passages.length > 0 && support(next) < clearSupport)) break;
    passages.push(next);
    free = free.filter((window) => !overlap(next, window));
  }
  return passages.sort((a, b) => a.first - b.first);
}

/** The window with the best measure after paying for its length; none of none. */
function tightest(windows: readonly Window[], measure: (window: Window) => number): readonly Window[] {
  const net = (window: Window): number => measure(window) - worthOfClause * (window.last - window.first);
  const [first, ...others] = windows;
  if (!first) return [];
  return [others.reduce((winner, window) => (net(window) > net(winner) ? window : winner), first)];
}
