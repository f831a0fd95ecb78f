import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentileBootstrap } from '../../src/agreement/percentile-bootstrap.ts';
import { seededRandom, xoshiro128 } from '../../src/agreement/seeded-random.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Numbers that come one after the other, so that a test decides what is drawn. */
function scripted(numbers: readonly number[]): () => number {
  let index = 0;
  return () => numbers[index++ % numbers.length] as number;
}

it('draws whole items with replacement', () => {
  const samples: (readonly string[])[] = [];
  const statistic = (sample: readonly string[]) => samples.push([...sample]);
  percentileBootstrap(
    ['a', 'b', 'c'],
    { statistic },
    { random: scripted([0, 0.34, 0.99, 0.5, 0.5, 0.5]), resamples: 2 },
  );
  expect(samples).toEqual([
    ['a', 'b', 'c'],
    ['b', 'b', 'b'],
  ]);
});

it('reaches from the 2.5th to the 97.5th percentile, interpolated', () => {
  // resample number r holds item r alone: the values are 0, 10, 20, 30, 40; 2.5 % lies at position 0.1
  const random = scripted([0, 0.2, 0.4, 0.6, 0.8].flatMap((share) => [share, share, share, share, share]));
  const { low, high } = percentileBootstrap([0, 10, 20, 30, 40], { mean }, { random, resamples: 5 }).mean ?? {};
  expect(low).toBeCloseTo(1, 12);
  expect(high).toBeCloseTo(39, 12);
});

it('shows all statistics the same resamples', () => {
  const twice = (values: readonly number[]) => 2 * mean(values);
  const settings = { random: seededRandom(7), resamples: 200 };
  const intervals = percentileBootstrap([1, 5, 2, 8, 3], { mean, twice }, settings);
  expect(intervals.twice?.low).toBeCloseTo(2 * (intervals.mean?.low as number), 12);
  expect(intervals.twice?.high).toBeCloseTo(2 * (intervals.mean?.high as number), 12);
});

it('is undefined for no items, and where too many resamples leave the statistic undefined', () => {
  const settings = { random: seededRandom(7), resamples: 100 };
  expect(percentileBootstrap([], { mean }, settings).mean).toBeUndefined();
  const often = ([first]: readonly number[]) => (first === 1 ? undefined : 0);
  expect(percentileBootstrap([1, 2], { often }, settings).often).toBeUndefined();
});

it('leaves out the few resamples where the statistic is undefined', () => {
  let call = 0;
  const rarely = (values: readonly number[]) => (call++ === 0 ? undefined : mean(values));
  const { rarely: interval } = percentileBootstrap([3, 3], { rarely }, { random: seededRandom(7), resamples: 100 });
  expect(interval).toEqual({ low: 3, high: 3 });
});

it('covers the true mean about 95 times in 100', () => {
  const random = seededRandom(11);
  let hits = 0;
  for (let round = 0; round < 300; round++) {
    const values = Array.from({ length: 60 }, () => random());
    const interval = percentileBootstrap(values, { mean }, { random, resamples: 200 }).mean;
    if (interval && interval.low <= 0.5 && interval.high >= 0.5) hits++;
  }
  expect(hits / 300).toBeGreaterThan(0.9);
  expect(hits / 300).toBeLessThan(0.99);
});

it('gives the same interval for the same seed, within the range of the items', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 }),
      fc.integer(),
      (values, seed) => {
        const draw = () => percentileBootstrap(values, { mean }, { random: seededRandom(seed), resamples: 50 }).mean;
        const interval = draw();
        expect(draw()).toEqual(interval);
        expect(interval?.low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(interval?.high).toBeLessThanOrEqual(Math.max(...values));
      },
    ),
    { numRuns: 50 },
  );
});

it('follows xoshiro128**: from the state 1, 2, 3, 4', () => {
  // First word: rotl(2 × 5, 7) × 9 = 1280 × 9. The state becomes 7, 0, 2 ^ 1024 = 1026, 12288, so the second is 0.
  // It then becomes 12295, 1029, 1029, rotl(12288, 11) = 25165824: third word rotl(1029 × 5, 7) × 9 = 658560 × 9.
  const next = xoshiro128([1, 2, 3, 4]);
  expect([next(), next(), next()]).toEqual([11_520, 0, 5_927_040]);
});

it('spreads evenly over 0 to 1 from any seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seededRandom(seed);
      const numbers = Array.from({ length: 4000 }, random);
      expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
      expect(Math.abs(mean(numbers) - 0.5)).toBeLessThan(0.03);
    }),
    { numRuns: 20 },
  );
});
