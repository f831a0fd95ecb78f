import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';

/** Shows how many items of a known number are done. */
export type ItemProgress = { update(done: number): void; stop(): void };

/** How often a log is told: often enough to see that it goes on, seldom enough for a run of hours. */
const lineEveryMs = 60_000;

/** Draw a bar on a terminal; elsewhere write a line a minute. */
export function startItemProgress(stream: Writable, isTerminal: boolean, items: number): ItemProgress {
  if (!isTerminal) return startLines(stream, items);
  const format = '{bar} {percentage}% | {value} of {total} answers | {eta_formatted} left';
  const options = { stream, format, hideCursor: false, clearOnComplete: true, gracefulExit: false };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(items, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

function startLines(stream: Writable, items: number): ItemProgress {
  let lastMs = performance.now();
  return {
    update(done) {
      if (performance.now() - lastMs < lineEveryMs) return;
      lastMs = performance.now();
      stream.write(`${done} of ${items} answers\n`);
    },
    stop: () => undefined,
  };
}
