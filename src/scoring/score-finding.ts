import type { Criterion } from '../domain/criterion.ts';
import type { Verdict } from '../domain/verdict.ts';

/** Share of a criterion's points that a verdict earns. */
const shares: Readonly<Record<Verdict, number>> = { covered: 1, partial: 0.5, missing: 0, contradicted: 0 };

/**
 * Turn a verdict into points: all, half or none of the criterion's.
 *
 * @example
 * pointsFor('partial', { points: 3 }); // 1.5
 */
export function pointsFor(verdict: Verdict, { points }: Pick<Criterion, 'points'>): number {
  return points * shares[verdict];
}
