import type { Verdict } from '../../src/domain/verdict.ts';

/** Verdicts of one criterion that should all be the same; null where there was none. */
export type Series = readonly (Verdict | null)[];

export type FlipCount = {
  /** Series with at least one verdict. */
  readonly criteria: number;
  /** Series that hold different verdicts. A criterion without a verdict is another outcome than any verdict. */
  readonly flipped: number;
  /** `flipped` of `criteria`, 0 to 1; NaN of nothing. */
  readonly rate: number;
  /** Series that hold both a verdict that earns all points and one that earns none. */
  readonly farApart: number;
  /** Series without any verdict: they say nothing about flips, and enter no rate. */
  readonly unjudged: number;
};

/**
 * Count the criteria whose verdict depends on what it should not depend on.
 *
 * @example
 * countFlips([['covered', 'covered'], ['covered', 'missing']]); // { criteria: 2, flipped: 1, rate: 0.5, farApart: 1, unjudged: 0 }
 */
export function countFlips(series: readonly Series[]): FlipCount {
  const judged = series.filter((verdicts) => verdicts.some((verdict) => verdict !== null));
  const flipped = judged.filter((verdicts) => new Set(verdicts).size > 1);
  const farApart = flipped.filter(
    (verdicts) => verdicts.includes('covered') && (verdicts.includes('missing') || verdicts.includes('contradicted')),
  );
  return {
    criteria: judged.length,
    flipped: flipped.length,
    rate: flipped.length / judged.length,
    farApart: farApart.length,
    unjudged: series.length - judged.length,
  };
}
