import type { SourcePoint } from '../domain/document-reading.ts';
import type { SectionCounts } from './section-counts.ts';

const assumedPoints = 10;

export type AssignedPoints = {
  readonly points: number;
  readonly from: 'question' | 'section-each' | 'section-total' | 'bullets' | 'assumed';
};

/**
 * Find what a question is worth: what is stated for itself, else for each question of its section, else an even share of the section's
 * total (cut to half points), else the sum of its bullets where every one states points, else 10.
 *
 * @param questions number of questions in the section
 */
export function assignPoints(
  stated: number | undefined,
  { count, each, total }: SectionCounts,
  questions: number,
  bullets: readonly SourcePoint[],
): AssignedPoints {
  if (stated !== undefined) return { points: stated, from: 'question' };
  if (each !== undefined) return { points: each, from: 'section-each' };
  if (total !== undefined) {
    const share = Math.floor((2 * total) / (count ?? questions)) / 2;
    if (share > 0) return { points: share, from: 'section-total' };
  }
  const sum = sumPoints(bullets);
  return sum === undefined ? { points: assumedPoints, from: 'assumed' } : { points: sum, from: 'bullets' };
}

/** @returns undefined unless every bullet states points */
export function sumPoints(bullets: readonly SourcePoint[]): number | undefined {
  let sum = 0;
  for (const { points } of bullets) {
    if (points === undefined) return undefined;
    sum += points;
  }
  return bullets.length === 0 ? undefined : sum;
}
