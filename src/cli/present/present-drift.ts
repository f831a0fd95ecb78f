import type { DriftReport } from '../../workflows/agreement-services.ts';
import { presentFigure } from './present-figure.ts';
import { toPrintable } from './printable.ts';

/** Show how generous reviewers are and whether that changed: some lines for each reviewer and basis. */
export function presentDrift({ window, reviewers }: DriftReport): string {
  if (reviewers.length === 0) return 'Nobody has reviewed anything yet.';
  return [
    'Shares of the points on offer; above 0 is more generous.',
    ...reviewers.flatMap((row) => presentReviewer(row, window)),
  ].join('\n');
}

function presentReviewer(row: DriftReport['reviewers'][number], window: number): string[] {
  const { reviewerId, name, basis, reviews, controlled, generosity, drift, againstOthers } = row;
  const who = toPrintable(name === null ? reviewerId : `${name} (${reviewerId})`);
  const change = drift
    ? `${presentFigure(drift.difference)}${drift.isFlagged ? '  CHANGED' : '  no clear change'}`
    : `not before ${2 * window} reviews`;
  return [
    '',
    `${who}: ${reviews} ${basis} reviews, ${controlled} of them on questions that enough others reviewed`,
    `  against the machine, as others lean   ${presentFigure(generosity)}`,
    `  newest ${window} against all before      ${change}`,
    `  against others on ${String(againstOthers.answers).padStart(4)} same answers   ${presentFigure(againstOthers.difference)}`,
  ];
}
