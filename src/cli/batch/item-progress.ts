import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';

/** Shows how many items of a known number are done. */
export type ItemProgress = { update(done: number): void; stop(): void };

/** Draw a bar on a terminal; elsewhere draw nothing. */
export function startItemProgress(stream: Writable, isTerminal: boolean, items: number): ItemProgress {
  if (!isTerminal) return { update: () => undefined, stop: () => undefined };
  const format = '{bar} {percentage}% | {value} of {total} answers | {eta_formatted} left';
  const options = { stream, format, hideCursor: false, clearOnComplete: true, gracefulExit: false };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(items, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
