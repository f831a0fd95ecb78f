import { expect, it } from 'vitest';
import {
  addVectors,
  centreExamples,
  fitKernelRidge,
  readVector,
  scoreVector,
} from '../../../src/engines/embedding/kernel-ridge.ts';

/** Points on a circle, by angle in degrees. */
const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const angles = [0, 10, 20, 170, 180, 190, 200];
const isLeft = (degrees: number): number => (degrees > 90 ? 1 : 0);

it('says of a left-out example what a fit without it says, up to the mean that all share', () => {
  // Both means are 0 by construction, so leaving out a pair's half moves nothing but its own weight.
  const vectors = [at(0), at(90), at(180), at(270)];
  const targets = [[1], [0], [0], [0]];
  const { leftOut } = fitKernelRidge(vectors, targets);
  // nearness: 1 + exp(2(cos − 1)): 2 to itself, 1 + e⁻² to a neighbour, 1 + e⁻⁴ to the opposite; the others all say 0.
  expect(leftOut[0]?.[0]).toBeCloseTo(0, 9);
});

it('gives unseen vectors a score near that of the examples they are near to', () => {
  const { scores } = fitKernelRidge(
    angles.map(at),
    angles.map((degrees) => [isLeft(degrees), 1 - isLeft(degrees)]),
  );
  const [left = 0, right = 0] = scoreVector(scores, readVector(scores, at(185)));
  expect(left).toBeGreaterThan(0.7);
  expect(right).toBeLessThan(0.3);
  expect(scoreVector(scores, readVector(scores, at(15)))[1]).toBeGreaterThan(0.6);
});

it('reads a sum of vectors as it reads their mean, of length 1, read by itself', () => {
  const { scores } = fitKernelRidge(
    angles.map(at),
    angles.map((degrees) => [isLeft(degrees)]),
  );
  // One unit at 0° and one at 90°: the sum points to 45°.
  const sum = addVectors([0, 90].map((degrees) => ({ ...readVector(scores, at(degrees)), tokens: 3 })));
  const [read = Number.NaN] = scoreVector(scores, sum);
  expect(read).toBeCloseTo(scoreVector(scores, readVector(scores, at(45)))[0] ?? 0, 6);
});

it('takes from every example what all of them share', () => {
  const { center, examples } = centreExamples([Float32Array.of(3, 1), Float32Array.of(3, -1)]);
  expect([...center]).toEqual([3, 0]);
  expect(examples.map((example) => [...example])).toEqual([
    [0, 1],
    [0, -1],
  ]);
});

it('refuses to fit without examples', () => {
  expect(() => fitKernelRidge([], [])).toThrow(RangeError);
});
