import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { workInTurns } from '../../src/workflows/work-in-turns.ts';

/** Keep the processor busy for a while, as real work does. */
function* busySteps(steps: number, stepMs: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + stepMs;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

it('lets other work go on in between and gives the result of the steps', async () => {
  const work = workInTurns(busySteps(30, 2));
  let turns = 0;
  let isDone = false;
  void work.then(() => {
    isDone = true;
  });
  while (!isDone) {
    await setImmediate();
    turns++;
  }
  expect(await work).toBe('done');
  // 60 ms of work in turns of at most 8 ms and one step.
  expect(turns).toBeGreaterThanOrEqual(4);
});

it('does short work in one go', async () => {
  expect(await workInTurns(busySteps(0, 0))).toBe('done');
});

it('fails with the error of the steps', async () => {
  function* failing(): Generator<undefined, never> {
    yield;
    throw new RangeError('too many');
  }
  await expect(workInTurns(failing())).rejects.toThrow('too many');
});
