import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pearson } from '../../src/agreement/pearson.ts';
import { RunningCorrelation } from '../../src/scoring/running-correlation.ts';

const quarters = fc.nat(48).map((quarter) => quarter / 4);

it('gives what the formula over all pairs gives', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ first: quarters, second: quarters }), { maxLength: 30 }), (pairs) => {
      const correlation = new RunningCorrelation();
      for (const { first, second } of pairs) correlation.add(first, second);
      const expected = pearson(pairs);
      if (expected === undefined) expect(correlation.value()).toBeNull();
      else expect(correlation.value()).toBeCloseTo(expected, 9);
    }),
  );
});
