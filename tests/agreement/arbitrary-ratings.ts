import fc from 'fast-check';
import { labelValues } from '../../src/agreement/rated-answer.ts';
import { verdicts } from '../../src/domain/verdict.ts';

/** Criteria as two raters see them, in any mixture. */
export const criteria = fc.array(
  fc.record({ label: fc.constantFrom(...labelValues), verdict: fc.constantFrom(...verdicts) }),
  { minLength: 1, maxLength: 60 },
);

const halfPoints = fc.nat(28).map((halves) => halves / 2);

/** Totals of two raters in half points from 0 to 14. */
export const pairs = fc.array(fc.record({ first: halfPoints, second: halfPoints }), { minLength: 1, maxLength: 40 });
