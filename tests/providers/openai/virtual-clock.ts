import type { Clock } from '../../../src/providers/openai/clock.ts';

type VirtualClock = Clock & {
  /** Let time pass, from one due sleeper to the next, until nobody sleeps or `untilMs` is reached. */
  run(untilMs?: number): Promise<void>;
};

type Sleeper = { readonly dueMs: number; readonly wake: () => void };

/** A clock that stands still until it is told to run: an hour takes no time, and always the same course. Begins at 0. */
export function virtualClock(): VirtualClock {
  const sleepers = new Set<Sleeper>();
  let now = 0;
  return {
    now: () => now,
    random: () => 0.5,
    sleep(ms, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          dueMs: now + ms,
          wake() {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
      });
    },
    async run(untilMs = Number.POSITIVE_INFINITY) {
      for (;;) {
        await settled();
        const [next] = [...sleepers].sort((a, b) => a.dueMs - b.dueMs);
        if (next === undefined || next.dueMs > untilMs) break;
        now = next.dueMs;
        next.wake();
      }
      if (untilMs !== Number.POSITIVE_INFINITY) now = Math.max(now, untilMs);
    },
  };
}

/** Everything that waits for promises only has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
