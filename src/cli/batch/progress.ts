import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a batch is. */
export type Progress = {
  addBytes(count: number): void;
  addAnswer(): void;
  stop(): void;
};

const silent: Progress = { addBytes: () => undefined, addAnswer: () => undefined, stop: () => undefined };

/** Draw a bar on a terminal, by bytes where the size of the input is known; elsewhere draw nothing. */
export function startProgress(stream: Writable, isTerminal: boolean, sizeBytes: number | undefined): Progress {
  if (!isTerminal) return silent;
  const format =
    sizeBytes === undefined ? '{answers} answers' : '{bar} {percentage}% | {answers} answers | {eta_formatted} left';
  const bar = new SingleBar(
    { stream, format, hideCursor: false, clearOnComplete: true, gracefulExit: false },
    Presets.shades_classic,
  );
  let answers = 0;
  bar.start(sizeBytes ?? 0, 0, { answers });
  return {
    addBytes: (count) => bar.increment(sizeBytes === undefined ? 0 : count, { answers }),
    addAnswer: () => {
      answers += 1;
      bar.update({ answers });
    },
    stop: () => bar.stop(),
  };
}
