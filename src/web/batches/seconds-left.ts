/** How much was done at a moment, in milliseconds of any clock that only goes forward. */
export type ProgressSample = { readonly atMs: number; readonly done: number };

/** Older samples say little about the speed now. */
const WINDOW_MS = 20_000;

/** A shorter time than this makes for wild guesses. */
const SHORTEST_MS = 1_500;

/** Add a sample, and forget those that are too old to tell the speed by; the two latest always stay. */
export function addSample(samples: readonly ProgressSample[], latest: ProgressSample): readonly ProgressSample[] {
  const recent = samples.filter(({ atMs }, index) => latest.atMs - atMs <= WINDOW_MS || index === samples.length - 1);
  return [...recent, latest];
}

/**
 * Guess how long the rest takes at the speed of the last seconds.
 *
 * @param remaining how much is still to be done
 * @returns seconds; null while nothing can be said
 *
 * @example
 * secondsLeft([{ atMs: 0, done: 0 }, { atMs: 2_000, done: 100 }], 500); // 10
 */
export function secondsLeft(samples: readonly ProgressSample[], remaining: number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return null;
  const tookMs = last.atMs - first.atMs;
  const done = last.done - first.done;
  if (tookMs < SHORTEST_MS || done <= 0) return null;
  return (remaining * tookMs) / done / 1_000;
}
