import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factorise, inverseDiagonal, solve } from '../../../src/engines/embedding/cholesky.ts';

/** 4 2 / 2 3 has the factor 2 0 / 1 √2, the determinant 8 and the inverse 3/8 -2/8 / -2/8 4/8. */
const matrix = () => [Float64Array.of(4, 0), Float64Array.of(2, 3)];

it('factorises 4 2 / 2 3 into 2 0 / 1 √2', () => {
  const [first, second] = factorise(matrix());
  expect(first?.[0]).toBe(2);
  expect(second?.[0]).toBe(1);
  expect(second?.[1]).toBeCloseTo(Math.SQRT2, 12);
});

it('solves 4x + 2y = 8, 2x + 3y = 8 by x = 1, y = 2', () => {
  const [x, y] = solve(factorise(matrix()), Float64Array.of(8, 8));
  expect(x).toBeCloseTo(1, 12);
  expect(y).toBeCloseTo(2, 12);
});

it('finds 3/8 and 4/8 on the diagonal of the inverse', () => {
  const [first, second] = inverseDiagonal(factorise(matrix()));
  expect(first).toBeCloseTo(0.375, 12);
  expect(second).toBeCloseTo(0.5, 12);
});

it('refuses a matrix that is not positive definite, and names the row', () => {
  expect(() => factorise([Float64Array.of(1, 0), Float64Array.of(2, 1)])).toThrow('row 1');
});

it('solves what the matrix was multiplied with, whatever it was', () => {
  const size = 4;
  const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: size * size,
    maxLength: size * size,
  });
  fc.assert(
    fc.property(numbers, (flat) => {
      const root = Array.from({ length: size }, (_, row) => flat.slice(row * size, (row + 1) * size));
      const entry = (row: number, column: number): number =>
        (row === column ? 1 : 0) +
        (root[row] ?? []).reduce((sum, value, index) => sum + value * (root[column]?.[index] ?? 0), 0);
      const full = Array.from({ length: size }, (_, row) =>
        Float64Array.from({ length: size }, (_, column) => entry(row, column)),
      );
      const expected = [1, -2, 3, -4];
      const right = full.map((row) => row.reduce((sum, value, index) => sum + value * (expected[index] ?? 0), 0));
      const found = solve(factorise(full.map((row) => row.slice())), Float64Array.from(right));
      for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 6);
    }),
    { numRuns: 50 },
  );
});
