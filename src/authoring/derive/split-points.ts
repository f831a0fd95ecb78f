import type { SourcePoint } from '../../domain/document-reading.ts';
import type { DerivationNote } from '../../domain/rubric-draft.ts';

/** The smallest part of a point. */
const step = 0.5;

/**
 * Split the points of a question over its criteria: as the document says where it says so for every bullet and the sum is right, else
 * evenly in half points, the first ones getting what is left over.
 *
 * @param total whole or half points, at least half a point a criterion.
 * @throws {RangeError} if there are more criteria than half points.
 */
export function splitPoints(
  total: number,
  modelPoints: readonly SourcePoint[],
): { readonly points: readonly number[]; readonly note: DerivationNote } {
  const stated = modelPoints.map(({ points }) => points);
  const sum = stated.reduce<number>((all, it) => all + (it ?? 0), 0);
  if (stated.every((it) => it !== undefined) && sum === total)
    return { points: stated, note: { code: 'points-stated', facts: { total } } };
  const count = modelPoints.length;
  const steps = Math.round(total / step);
  if (steps < count) throw new RangeError(`${total} points cannot be split over ${count} criteria`);
  const each = Math.floor(steps / count);
  const extra = steps - each * count;
  const points = modelPoints.map((_, index) => (each + (index < extra ? 1 : 0)) * step);
  if (extra === 0) return { points, note: { code: 'points-even', facts: { total, each: each * step } } };
  return { points, note: { code: 'points-remainder', facts: { total, each: each * step, larger: extra } } };
}
