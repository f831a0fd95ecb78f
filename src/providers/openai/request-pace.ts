import type { Clock } from './clock.ts';
import { orAborted } from './or-aborted.ts';

const minuteMs = 60_000;

export type Pace = {
  /** In any 60 seconds; undefined for no limit. */
  readonly requestsPerMinute: number | undefined;
  readonly tokensPerMinute: number | undefined;
};

/** A request that went out. */
export type Departure = {
  /** Say how many tokens it took, once that is known: what was reserved beyond them is free at once. */
  correct(tokens: number): void;
};

type Entry = { readonly atMs: number; tokens: number };

/**
 * Lets requests go in the order in which they came, no more of them and of their tokens in any minute than allowed, and none while
 * the endpoint wants to be left alone. A request of more tokens than a minute may have waits for a minute of its own.
 *
 * The windows slide: limiters that count from fixed moments let twice as much through around them.
 */
export class RequestPace {
  readonly #pace: Pace;
  readonly #clock: Clock;
  /** Requests of the last minute, oldest first. */
  #entries: Entry[] = [];
  #heldUntilMs = 0;
  /** Settles when the last one in the queue is gone. */
  #tail: Promise<void> = Promise.resolve();
  #wake: () => void = () => {};

  constructor(pace: Pace, clock: Clock) {
    this.#pace = pace;
    this.#clock = clock;
  }

  /** Let nothing go before this moment; an earlier one than before changes nothing. */
  holdUntil(ms: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, ms);
  }

  /**
   * Wait for one's turn and for room, and take it.
   *
   * @param tokens most that the request is expected to take, in and out.
   * @throws the signal's reason once it is aborted; the turn passes on.
   */
  async take(tokens: number, signal?: AbortSignal): Promise<Departure> {
    const turn = this.#tail;
    const { promise, resolve: passOn } = Promise.withResolvers<void>();
    this.#tail = promise;
    try {
      await orAborted(turn, signal);
      for (let waitMs = this.#waitMs(tokens); waitMs > 0; waitMs = this.#waitMs(tokens)) {
        await this.#nap(waitMs, signal);
        signal?.throwIfAborted();
      }
      return this.#depart(tokens);
    } finally {
      turn.then(passOn);
    }
  }

  #depart(tokens: number): Departure {
    const entry = { atMs: this.#clock.now(), tokens };
    const { requestsPerMinute, tokensPerMinute } = this.#pace;
    if (requestsPerMinute !== undefined || tokensPerMinute !== undefined) this.#entries.push(entry);
    return {
      correct: (actual) => {
        entry.tokens = actual;
        this.#wake();
      },
    };
  }

  /** Only the first of the queue sleeps, so there is one to wake. */
  async #nap(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    const early = new AbortController();
    this.#wake = () => early.abort();
    await this.#clock.sleep(waitMs, signal ? AbortSignal.any([early.signal, signal]) : early.signal);
    this.#wake = () => {};
  }

  /** Milliseconds until there is room, as far as is known; 0 or less if there is. */
  #waitMs(tokens: number): number {
    const now = this.#clock.now();
    const firstOfMinute = this.#entries.findIndex(({ atMs }) => atMs > now - minuteMs);
    this.#entries =
      firstOfMinute === -1 ? [] : firstOfMinute === 0 ? this.#entries : this.#entries.slice(firstOfMinute);
    const mustLeave = Math.max(this.#surplusRequests(), this.#surplusByTokens(tokens));
    const last = mustLeave === 0 ? undefined : this.#entries[mustLeave - 1];
    return Math.max(this.#heldUntilMs - now, last === undefined ? 0 : last.atMs + minuteMs - now);
  }

  /** How many of the oldest requests must have left the minute before one more may go. */
  #surplusRequests(): number {
    const { requestsPerMinute = Number.POSITIVE_INFINITY } = this.#pace;
    return Math.max(0, this.#entries.length + 1 - requestsPerMinute);
  }

  #surplusByTokens(tokens: number): number {
    const { tokensPerMinute } = this.#pace;
    if (tokensPerMinute === undefined) return 0;
    const room = tokensPerMinute - Math.min(tokens, tokensPerMinute);
    let total = this.#entries.reduce((sum, entry) => sum + entry.tokens, 0);
    let surplus = 0;
    for (; total > room && surplus < this.#entries.length; surplus++) total -= this.#entries[surplus]?.tokens ?? 0;
    return surplus;
  }
}
