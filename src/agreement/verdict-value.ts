import type { Verdict } from '../domain/verdict.ts';

/** The place of a verdict on the scale of labels; missing and contradicted share one, as they earn the same. */
const values: Readonly<Record<Verdict, number>> = { covered: 1, partial: 0.5, missing: 0, contradicted: 0 };

/** Say where a verdict stands on the scale from nothing (0) to all of a criterion (1). */
export function verdictValue(verdict: Verdict): number {
  return values[verdict];
}
