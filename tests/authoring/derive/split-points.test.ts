import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitPoints } from '../../../src/authoring/derive/split-points.ts';

const bullets = (...points: readonly (number | undefined)[]) =>
  points.map((it) => ({ text: 'x', lines: [1], ...(it === undefined ? {} : { points: it }) }));

it.each([
  { total: 12, stated: [undefined, undefined, undefined, undefined], points: [3, 3, 3, 3], code: 'points-even' },
  { total: 10, stated: [undefined, undefined, undefined], points: [3.5, 3.5, 3], code: 'points-remainder' },
  { total: 10, stated: [5, 3, 2], points: [5, 3, 2], code: 'points-stated' },
  { total: 10, stated: [5, 3, 3], points: [3.5, 3.5, 3], code: 'points-remainder' },
  { total: 10, stated: [5, undefined, 5], points: [3.5, 3.5, 3], code: 'points-remainder' },
])('splits $total points over $stated as $points ($code)', ({ total, stated, points, code }) => {
  const split = splitPoints(total, bullets(...stated));
  expect(split.points).toEqual(points);
  expect(split.note.code).toBe(code);
});

it('says how many got more than the others', () => {
  expect(splitPoints(10, bullets(undefined, undefined, undefined)).note.facts).toEqual({
    total: 10,
    each: 3,
    larger: 2,
  });
});

it('always adds up to the total, in half points, none below half a point', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 200 }), (count, extra) => {
      const total = (count + extra) / 2;
      const { points } = splitPoints(total, bullets(...Array.from({ length: count }, () => undefined)));
      expect(points.reduce((sum, it) => sum + it, 0)).toBeCloseTo(total, 9);
      expect(points.every((it) => it >= 0.5 && Number.isInteger(it * 2))).toBe(true);
    }),
  );
});

it('refuses more criteria than half points', () => {
  expect(() => splitPoints(1, bullets(undefined, undefined, undefined))).toThrow(RangeError);
});
