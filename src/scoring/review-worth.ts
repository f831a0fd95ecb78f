import type { EvaluationNumbers } from '../domain/stored-evaluation.ts';
import { expectedError } from './expected-error.ts';

/** Reasons that the numbers tell already. */
const toldByNumbers: ReadonlySet<string> = new Set(['low-confidence', 'unscored']);

/**
 * Doubt about each verdict that is assumed at least where an answer has another reason to look: words for the grader, copied text,
 * engines that disagree or failed. Confidence was calibrated on answers most of which have none.
 */
const leastDoubtWithReason = 0.1;

/** Points that a person's look at an evaluation is worth: the expected error, and more where confidence may mislead. */
export function reviewWorth({
  criteria,
  reviewReasons,
}: Pick<EvaluationNumbers, 'criteria' | 'reviewReasons'>): number {
  const hasReason = reviewReasons.some(({ code }) => !toldByNumbers.has(code));
  return expectedError(criteria, hasReason ? leastDoubtWithReason : 0).points;
}
