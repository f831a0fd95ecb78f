import type { ErrorForecast } from '../../scoring/review-budget.ts';
import type { PlannedAnswer, PlannedReview } from '../../workflows/plan-review.ts';
import { toPrintable } from './printable.ts';

/** Which answers to look at first and why, and what is left in the rest, in words. */
export function presentReviewPlan<Place>(
  { picks, before, rest, notEvaluated }: PlannedReview<Place>,
  nameOf: (place: Place) => string,
): string {
  const lines = picks.map((pick, index) => `${String(index + 1).padStart(4)}. ${nameOf(pick)}, ${presentPick(pick)}`);
  return [
    `Look at these ${picks.length} of ${before.answers} answers first:`,
    ...lines,
    `All ${before.answers} answers as they are: ${describeError(before)}.`,
    `After your look, in the ${rest.answers} others: ${describeError(rest)}.`,
    ...(notEvaluated > 0 ? [`${notEvaluated} answers have no evaluation and are in none of these figures.`] : []),
  ].join('\n');
}

function presentPick({
  questionId,
  totalPoints,
  maxPoints,
  expectedError,
  reasons,
  leastSure,
}: PlannedAnswer<unknown>) {
  const score = totalPoints === null ? `no total of ${maxPoints}` : `${totalPoints} of ${maxPoints}`;
  const why = reasons.map(({ message }) => message);
  if (why.length === 0 && leastSure) why.push(`least sure about: ${leastSure.label}`);
  const words = why.length === 0 ? '' : ` — ${toPrintable(why.join('; '))}`;
  return `${questionId}: ${score}, may be off by ${roundPoints(expectedError)}${words}`;
}

function describeError({
  answers,
  expectedError,
  meanExpectedError,
  expectedWrongShare,
  unscored,
}: ErrorForecast): string {
  if (answers === 0) return 'nothing is left';
  const share =
    expectedWrongShare === null ? '' : `, about ${Math.round(expectedWrongShare * 100)} % of verdicts wrong`;
  const open = unscored === 0 ? '' : `, ${unscored} criteria without a verdict`;
  return `off by about ${roundPoints(expectedError)} points in all, ${roundPoints(meanExpectedError ?? 0)} an answer${share}${open}`;
}

function roundPoints(points: number): string {
  return points >= 10 ? String(Math.round(points)) : String(Math.round(points * 100) / 100);
}
