import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadPoints } from '../../src/web/rubrics/spread-points.ts';

it.each([
  { points: [4, 3, 4], total: 10, keep: 0, spread: [4, 2.5, 3.5], why: '6 in proportion 3 to 4 is 2.57 and 3.43' },
  { points: [3, 3, 3], total: 10, keep: undefined, spread: [3.5, 3.5, 3], why: 'the first get what cannot be divided' },
  { points: [9, 3, 4], total: 10, keep: 0, spread: [9, 0.5, 0.5], why: 'each keeps a half' },
  { points: [1, 100, 0.5], total: 3, keep: 2, spread: [0.5, 2, 0.5], why: 'a small one is not rounded to nothing' },
  { points: [2, 0, 0], total: 6, keep: 0, spread: [2, 2, 2], why: 'without proportions all get the same' },
])('divides $total points as $spread ($why)', ({ points, total, keep, spread }) => {
  expect(spreadPoints(points, total, keep)).toEqual(spread);
});

it.each([
  { points: [10, 3, 3], total: 10, keep: 0, why: 'nothing is left for the others' },
  { points: [9.5, 3, 3], total: 10, keep: 0, why: 'half a point cannot be given to two' },
  { points: [5], total: 10, keep: 0, why: 'there are no others' },
  { points: [5, 5], total: 10.3, keep: undefined, why: 'the total is no half number' },
])('has no way to divide $total among $points where $why', ({ points, total, keep }) => {
  expect(spreadPoints(points, total, keep)).toBeUndefined();
});

const halves = (least: number, most: number) => fc.integer({ min: least, max: most }).map((half) => half / 2);

it('always adds up to the total in half points above 0, and leaves alone what is kept', () => {
  fc.assert(
    fc.property(
      fc.array(halves(0, 60), { minLength: 2, maxLength: 20 }),
      halves(1, 200),
      fc.option(fc.nat(19), { nil: undefined }),
      (points, total, place) => {
        const keep = place === undefined ? undefined : place % points.length;
        const spread = spreadPoints(points, total, keep);
        if (spread === undefined) return;
        expect(spread.reduce((sum, own) => sum + own, 0)).toBe(total);
        expect(spread.filter((own, index) => index !== keep && (own < 0.5 || !Number.isInteger(own * 2)))).toEqual([]);
        if (keep !== undefined) expect(spread[keep]).toBe(points[keep]);
      },
    ),
  );
});

it('changes nothing where the points add up already', () => {
  fc.assert(
    fc.property(fc.array(halves(1, 60), { minLength: 2, maxLength: 20 }), (points) => {
      const total = points.reduce((sum, own) => sum + own, 0);
      expect(spreadPoints(points, total, undefined)).toEqual(points);
    }),
  );
});
