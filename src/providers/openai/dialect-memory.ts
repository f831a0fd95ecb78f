import type { ChatDialect } from './chat-dialect.ts';
import { orAborted } from './or-aborted.ts';

/** The right to be the first to talk to an endpoint, or to talk after the first. */
type Turn = {
  /** Let the others talk, whatever came of it; again is without effect. */
  end(): void;
};

/**
 * What is known of the way an endpoint wants to be talked to. Until the first request has been answered the others wait for it: what
 * it finds out, they need not find out again.
 */
export class DialectMemory {
  #known: ChatDialect;
  #first: Promise<void> | undefined;

  constructor(beginWith: ChatDialect) {
    this.#known = beginWith;
  }

  get known(): ChatDialect {
    return this.#known;
  }

  /** Keep a wording with which a request was answered. */
  learn(dialect: ChatDialect): void {
    this.#known = dialect;
  }

  /** @throws the signal's reason once it is aborted. */
  async enter(signal: AbortSignal | undefined): Promise<Turn> {
    if (this.#first) {
      await orAborted(this.#first, signal);
      return { end: () => {} };
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#first = promise;
    return { end: resolve };
  }
}
