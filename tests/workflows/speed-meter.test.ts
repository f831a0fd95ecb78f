import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { PackedOutcome } from '../../src/workflows/pack-many.ts';
import { createSpeedMeter } from '../../src/workflows/speed-meter.ts';

const requests = Array.from({ length: 10 }, (_, index) => ({ questionId: 'delay', answer: `抱歉${index}` }));

/** A meter with a thread that takes so many milliseconds for each pass, the last of them for all that follow. */
function aMeter(passMs: readonly number[], outcome: PackedOutcome = { evaluation: {} as never }) {
  let passes = 0;
  let nowMs = 0;
  const meter = createSpeedMeter({
    packBeside: async (asked) => {
      nowMs += passMs[Math.min(passes, passMs.length - 1)] as number;
      passes += 1;
      await sleep(1);
      return asked.map(() => outcome);
    },
    lanes: 2,
    elapsedMs: () => nowMs,
  });
  return { meter, passes: () => passes };
}

it('takes the fastest pass, as code is compiled during the first ones, shared by all lanes', async () => {
  const { meter, passes } = aMeter([900, 200, 60, 40, 50]);
  meter.begin('a', requests);
  expect(await meter.find('a')).toEqual({ msAnAnswer: 2, sampleSize: 10 });
  expect(passes()).toBe(5);
});

it('goes on as long as nobody asks, to an end', async () => {
  const { meter, passes } = aMeter([50]);
  meter.begin('a', requests);
  await expect.poll(passes).toBe(25);
  await sleep(10);
  expect(passes()).toBe(25);
  expect(await meter.find('a')).toEqual({ msAnAnswer: 2.5, sampleSize: 10 });
});

it('knows nothing of a batch that it was not told of, or whose answers failed', async () => {
  const { meter } = aMeter([50], { error: { code: 'evaluation-thread-ended', message: 'gone', retryable: true } });
  meter.begin('a', requests);
  expect(await meter.find('a')).toBeUndefined();
  expect(await meter.find('b')).toBeUndefined();
});

it('leaves the thread alone when it is told to, and says nothing from too few passes', async () => {
  const { meter, passes } = aMeter([50]);
  meter.begin('a', requests);
  meter.end();
  expect(await meter.find('a')).toBeUndefined();
  expect(passes()).toBe(1);
  meter.begin('b', requests);
  expect(await meter.find('b')).toMatchObject({ msAnAnswer: 2.5 });
});

it('forgets the first of many batches', async () => {
  const { meter } = aMeter([50]);
  for (let batch = 0; batch <= 50; batch++) meter.begin(`${batch}`, requests);
  expect(await meter.find('0')).toBeUndefined();
  expect(await meter.find('50')).toBeDefined();
});
