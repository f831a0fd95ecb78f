import type { EvaluationNumbers } from '../domain/stored-evaluation.ts';
import type { Verdict } from '../domain/verdict.ts';

/** How far an answer's points are expected to be from right, before anybody has looked. */
export type ExpectedError = {
  /** Points, 0 to the answer's maximum. */
  readonly points: number;
  /** Verdicts that are expected to be wrong, 0 to `verdicts`. */
  readonly wrongVerdicts: number;
  readonly verdicts: number;
  /** Criteria without a verdict. */
  readonly unscored: number;
};

/**
 * Share of a criterion's points by which a wrong verdict is off: the mean distance to the other shares that a criterion can earn
 * (all, half, none), each as likely as the other. On the golden sets wrong verdicts of the keyword engine are off by 0.76, 0.50, 0.63
 * and 0.67 (docs/hybrid.md), so this overstates the last two a little.
 */
const shareWhenWrong: Readonly<Record<Verdict, number>> = {
  covered: 0.75,
  partial: 0.5,
  missing: 0.75,
  contradicted: 0.75,
};

/**
 * Work out how far an answer's points are expected to be off.
 *
 * Formula: Σ over scored criteria of (1 − confidence) · maxPoints · share when wrong, plus Σ maxPoints of unscored ones, about which
 * nothing is known. Assumes that confidence is the probability that a verdict is right. Errors of criteria that cancel each other out
 * are not taken off, so for the total this is an upper bound.
 *
 * @param leastDoubt probability that a verdict is wrong which is assumed at least, 0 to 1.
 *
 * @example
 * // covered with confidence 0.9, 4 points: 0.1 × 4 × 0.75 = 0.3 points, 0.1 wrong verdicts
 */
export function expectedError(criteria: EvaluationNumbers['criteria'], leastDoubt = 0): ExpectedError {
  let points = 0;
  let wrongVerdicts = 0;
  let unscored = 0;
  for (const criterion of criteria) {
    if ('cause' in criterion) {
      points += criterion.maxPoints;
      unscored++;
    } else {
      const doubt = Math.max(leastDoubt, 1 - criterion.confidence);
      points += doubt * criterion.maxPoints * shareWhenWrong[criterion.verdict];
      wrongVerdicts += doubt;
    }
  }
  return { points, wrongVerdicts, verdicts: criteria.length - unscored, unscored };
}
