import { expect, it } from 'vitest';
import type { SourcePoint, SourceQuestion } from '../../src/domain/document-reading.ts';
import { toDerivable } from '../../src/workflows/to-derivable.ts';

const aPoint = (number: number, more: Partial<SourcePoint> = {}): SourcePoint => ({
  text: `要点${number}`,
  lines: [number + 1],
  ...more,
});

const aQuestion = (points: number, modelPoints: readonly SourcePoint[]): SourceQuestion => ({
  prompt: '怎么办？',
  language: 'zh',
  points,
  lines: [1],
  modelPoints,
});

const pointsUpTo = (count: number) => Array.from({ length: count }, (_, index) => aPoint(index + 1));

it('changes nothing about a question that a rubric can be derived from', () => {
  const question = aQuestion(10, [aPoint(1, { points: 4 }), aPoint(2, { points: 6 })]);
  const { derivable, changes } = toDerivable(question, 'q-1');
  const { prompt, language, points, modelPoints } = question;
  expect(derivable).toEqual({ id: 'q-1', prompt, language, points, modelPoints });
  expect(changes).toEqual([]);
});

it('lets the twentieth criterion take all points that are left', () => {
  const { derivable, changes } = toDerivable(aQuestion(40, [...pointsUpTo(20), aPoint(21, { label: '复盘' })]), 'q-1');
  expect(derivable.modelPoints).toHaveLength(20);
  expect(derivable.modelPoints[19]).toEqual({ text: '要点20\n复盘：要点21', lines: [21, 22] });
  expect(changes).toEqual([{ code: 'odd-point-count', lines: [1], facts: { found: 21, most: 20 } }]);
});

it('adds up what the document gives to the points that are joined', () => {
  const points = pointsUpTo(22).map((point) => ({ ...point, points: 1 }));
  expect(toDerivable(aQuestion(22, points), 'q-1').derivable.modelPoints[19]).toMatchObject({ points: 3 });
});

it.each([
  { points: 1, count: 3, needed: 1.5, why: 'half a point a criterion' },
  { points: 5.2, count: 2, needed: 5.5, why: 'the next half' },
])('raises $points points for $count criteria to $needed: $why', ({ points, count, needed }) => {
  const { derivable, changes } = toDerivable(aQuestion(points, pointsUpTo(count)), 'q-1');
  expect(derivable.points).toBe(needed);
  expect(changes).toEqual([{ code: 'points-sum', lines: [1], facts: { stated: points, found: needed } }]);
});

it('does not take points of a bullet that are no halves', () => {
  const { derivable, changes } = toDerivable(
    aQuestion(1, [aPoint(1, { points: 0.3 }), aPoint(2, { points: 0.7 })]),
    'q-1',
  );
  expect(derivable.modelPoints).toEqual([aPoint(1), aPoint(2)]);
  expect(changes).toMatchObject([{ code: 'points-sum' }]);
});

it('takes a model answer as long as an answer may be, and refuses a longer one with its line', () => {
  const longest = aPoint(1, { label: '听'.repeat(10), text: '听'.repeat(19_980) });
  expect(() => toDerivable(aQuestion(10, [longest, aPoint(2, { text: '听'.repeat(10) })]), 'q-1')).not.toThrow();
  const longer = aQuestion(10, [longest, aPoint(2, { text: '听'.repeat(11) })]);
  expect(() => toDerivable(longer, 'q-1')).toThrow(/question in line 1 has more than 20000 characters/);
});
