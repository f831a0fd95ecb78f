import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cohensKappa } from '../../src/agreement/cohens-kappa.ts';

it.each([
  { table: [20, 5, 10, 15], categories: 2, kappa: 0.4, why: 'p_o = 0.7, p_e = 0.5: 0.2 / 0.5' },
  { table: [5, 0, 0, 5], categories: 2, kappa: 1, why: 'always the same' },
  { table: [0, 5, 5, 0], categories: 2, kappa: -1, why: 'never the same, both half and half' },
  { table: [4, 4, 4, 4], categories: 2, kappa: 0, why: 'chance' },
  { table: [9, 1, 0, 0], categories: 2, kappa: 0, why: 'the first is constant: p_o = p_e = 0.9' },
  {
    table: [3, 0, 1, 1, 1, 1, 1, 0, 2],
    categories: 3,
    kappa: 0.25 / 0.65,
    why: 'p_o = 0.6; rows 4, 3, 3, columns 5, 1, 4 of 10: p_e = 0.2 + 0.03 + 0.12 = 0.35',
  },
])('gives $kappa for $table ($why)', ({ table, categories, kappa }) => {
  expect(cohensKappa(table, categories)).toBeCloseTo(kappa, 12);
});

it.each([
  { table: [0, 0, 0, 0], why: 'nothing is rated' },
  { table: [7, 0, 0, 0], why: 'both put all in one category' },
])('is undefined where $why', ({ table }) => {
  expect(cohensKappa(table, 2)).toBeUndefined();
});

it('is what the formula gives over the pairs themselves, within -1 and 1', () => {
  const verdict = fc.nat(3);
  fc.assert(
    fc.property(fc.array(fc.tuple(verdict, verdict), { minLength: 1, maxLength: 60 }), (pairs) => {
      const table = Array<number>(16).fill(0);
      for (const [first, second] of pairs) table[first * 4 + second] = (table[first * 4 + second] as number) + 1;
      const share = (test: (pair: readonly [number, number]) => boolean) => pairs.filter(test).length / pairs.length;
      const observed = share(([first, second]) => first === second);
      const expected = [0, 1, 2, 3].reduce((sum, it) => sum + share(([a]) => a === it) * share(([, b]) => b === it), 0);
      const kappa = cohensKappa(table, 4);
      if (kappa === undefined) expect(expected).toBeCloseTo(1, 12);
      else {
        expect(kappa).toBeCloseTo((observed - expected) / (1 - expected), 9);
        expect(kappa).toBeGreaterThanOrEqual(-1);
        expect(kappa).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('refuses a table that is not square', () => {
  expect(() => cohensKappa([1, 2, 3], 2)).toThrow(RangeError);
});
