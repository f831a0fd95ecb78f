import type { Verdict } from '../../domain/verdict.ts';
import { type CriterionReading, oppositionOf, overlap } from './verdict-features.ts';
import { columnOf, scoreIn, type Window } from './window-scorer.ts';

/** Log odds that another clause must add before evidence grows by it: shorter evidence is quicker to check. */
const worthOfClause = 0.4;
/** A second or third passage is shown where it supports the criterion this clearly, in log odds. */
const clearSupport = 1.5;
const mostPassages = 3;

/** Choose the windows to show as evidence for a verdict, in the order of the answer; none for a missing criterion. */
export function selectEvidence(
  verdict: Verdict,
  reading: CriterionReading,
  windows: readonly Window[],
  criterion: number,
): Window[] {
  if (verdict === 'missing') return [];
  if (verdict === 'contradicted') {
    const chosen = tightest(windows, (window) => oppositionOf(window, criterion));
    return chosen ? [chosen] : [];
  }
  const column = columnOf(criterion, 'support');
  const support = (window: Window): number => scoreIn(window, column);
  const opposition = reading.bestOpposition;
  const opposing = opposition ? oppositionOf(opposition, criterion) : Number.NEGATIVE_INFINITY;
  const isRefused = (window: Window): boolean =>
    opposition !== undefined && opposing > support(window) && overlap(window, opposition);
  const passages: Window[] = [];
  let free = windows.filter((window) => !isRefused(window));
  while (passages.length < mostPassages) {
    const next = tightest(free, support);
    if (!next || (passages.length > 0 && support(next) < clearSupport)) break;
    passages.push(next);
    free = free.filter((window) => !overlap(next, window));
  }
  return passages.sort((a, b) => a.first - b.first);
}

/** The window with the best score after paying for its length. */
function tightest(windows: readonly Window[], scoreOf: (window: Window) => number): Window | undefined {
  let winner: Window | undefined;
  let winning = Number.NEGATIVE_INFINITY;
  for (const window of windows) {
    const net = scoreOf(window) - worthOfClause * (window.last - window.first);
    if (net > winning) {
      winner = window;
      winning = net;
    }
  }
  return winner;
}
