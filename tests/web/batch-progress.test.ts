import { describe, expect, it } from 'vitest';
import { batchProgress, isOver } from '../../src/web/batches/batch-progress.ts';
import { durationWords } from '../../src/web/batches/duration-words.ts';
import { addSample, type ProgressSample, secondsLeft } from '../../src/web/batches/seconds-left.ts';

const counts = { items: 200, evaluated: 0, failed: 0, needsReview: 0, rejectedRows: 0, blankCells: 0 };
const noCap = { items: null, costUsd: null };

describe('how far a batch is', () => {
  it.each([
    { why: 'failed answers are done too', evaluated: 40, failed: 10, cap: null, percent: 25, remaining: 150 },
    { why: 'a cap is nearer than the end', evaluated: 40, failed: 10, cap: 60, percent: 25, remaining: 10 },
    { why: 'a cap beyond the end does not count', evaluated: 40, failed: 10, cap: 999, percent: 25, remaining: 150 },
    { why: 'work in flight may pass the cap', evaluated: 70, failed: 0, cap: 60, percent: 35, remaining: 0 },
    { why: '199 of 200 is not yet 100 %', evaluated: 199, failed: 0, cap: null, percent: 99, remaining: 1 },
    { why: 'nothing is left', evaluated: 198, failed: 2, cap: null, percent: 100, remaining: 0 },
  ])('$why', ({ evaluated, failed, cap, percent, remaining }) => {
    const progress = batchProgress({ counts: { ...counts, evaluated, failed }, cap: { ...noCap, items: cap } });
    expect(progress).toEqual({ done: evaluated + failed, total: 200, percent, remaining });
  });

  it('is 0 % of a file without answers', () => {
    expect(batchProgress({ counts: { ...counts, items: 0 }, cap: noCap }).percent).toBe(0);
  });

  it('is over when it is finished or cancelled, and not while it is paused', () => {
    expect((['finished', 'cancelled', 'paused', 'running', 'ready'] as const).map(isOver)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('how long it still takes', () => {
  const at = (atMs: number, done: number): ProgressSample => ({ atMs, done });

  it.each([
    { why: 'nothing was seen yet', samples: [], remaining: 10, seconds: null },
    { why: 'one moment is no speed', samples: [at(0, 5)], remaining: 10, seconds: null },
    { why: 'one second is too short to tell', samples: [at(0, 0), at(1_000, 50)], remaining: 10, seconds: null },
    { why: 'nothing moves', samples: [at(0, 5), at(9_000, 5)], remaining: 10, seconds: null },
    { why: '100 in 2 s leave 10 s for 500', samples: [at(0, 0), at(2_000, 100)], remaining: 500, seconds: 10 },
    { why: 'nothing remains', samples: [at(0, 0), at(2_000, 100)], remaining: 0, seconds: 0 },
  ])('$why', ({ samples, remaining, seconds }) => {
    expect(secondsLeft(samples, remaining)).toBe(seconds);
  });

  it('forgets what is older than 20 seconds, so that a slow start does not count for ever', () => {
    const samples = [at(0, 0), at(10_000, 1), at(30_500, 2)].reduce(addSample, [] as readonly ProgressSample[]);
    expect(samples).toEqual([at(10_000, 1), at(30_500, 2)]);
  });

  it.each([
    [0.4, 'duration.moment', {}],
    [1, 'duration.seconds', { seconds: 1 }],
    [12.2, 'duration.seconds', { seconds: 13 }],
    [89.5, 'duration.seconds', { seconds: 90 }],
    [150, 'duration.minutes', { minutes: 3 }],
    [3_600, 'duration.hours', { hours: 1, minutes: 0 }],
    [7_800, 'duration.hours', { hours: 2, minutes: 10 }],
  ] as const)('puts %d seconds into the words %s', (seconds, key, numbers) => {
    expect(durationWords(seconds)).toEqual([key, expect.objectContaining(numbers)]);
  });
});
