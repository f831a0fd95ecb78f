import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  binByConfidence,
  type ConfidentVerdict,
  expectedCalibrationError,
  sumBins,
} from '../../src/agreement/expected-calibration-error.ts';

const verdicts = fc.array(
  fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), isRight: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

/** Bin by bin over the raw verdicts, with the means written out. */
function naiveError(all: readonly ConfidentVerdict[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const isInside = (confidence: number) => Math.min(9, Math.trunc(confidence * 10)) === bin;
    const inside = all.filter(({ confidence }) => isInside(confidence));
    if (inside.length === 0) continue;
    const right = inside.filter(({ isRight }) => isRight).length / inside.length;
    const stated = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    error += (inside.length / all.length) * Math.abs(right - stated);
  }
  return error;
}

it('weighs the distance of each bin by its verdicts', () => {
  // bin 9: stated 0.95 and 0.95, one right: 2/3 × |0.5 - 0.95|; bin 2: stated 0.25, wrong: 1/3 × 0.25
  const bins = binByConfidence([
    { confidence: 0.95, isRight: true },
    { confidence: 0.95, isRight: false },
    { confidence: 0.25, isRight: false },
  ]);
  expect(expectedCalibrationError(bins)).toBeCloseTo(0.9 / 3 + 0.25 / 3, 12);
});

it('puts a confidence of 1 into the last bin and 0 into the first', () => {
  const bins = binByConfidence([
    { confidence: 1, isRight: true },
    { confidence: 0, isRight: false },
  ]);
  expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(expectedCalibrationError(bins)).toBe(0);
});

it('is undefined for no verdicts', () => {
  expect(expectedCalibrationError(binByConfidence([]))).toBeUndefined();
});

it.each([-0.01, 1.01, Number.NaN])('rejects a confidence of %s', (confidence) => {
  expect(() => binByConfidence([{ confidence, isRight: true }])).toThrow(RangeError);
});

it('is what the means of each bin give, also when the bins come from several answers', () => {
  fc.assert(
    fc.property(verdicts, verdicts, (some, others) => {
      const bins = sumBins([binByConfidence(some), binByConfidence(others)]);
      expect(expectedCalibrationError(bins)).toBeCloseTo(naiveError([...some, ...others]), 12);
    }),
  );
});
