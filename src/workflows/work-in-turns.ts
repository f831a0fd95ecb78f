import { setImmediate } from 'node:timers/promises';

/** Longer work without a pause makes other requests wait noticeably; one step more may follow. */
const longestTurnMs = 8;

/** Keeps long work from holding up everything else: ask after each step whether the turn is over. */
export class Turns {
  #startedMs = performance.now();

  /** Say whether it is time to let others go on. */
  get isOver(): boolean {
    return performance.now() - this.#startedMs >= longestTurnMs;
  }

  /** Let everything that waits in the event loop go on, then start a new turn. */
  async pass(): Promise<void> {
    await setImmediate();
    this.#startedMs = performance.now();
  }
}

/**
 * Do the work of a generator and return what it returns, with a pause at one of its yields about every 8 ms.
 *
 * @throws whatever the generator throws.
 */
export async function workInTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  const turns = new Turns();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (turns.isOver) await turns.pass();
  }
}
