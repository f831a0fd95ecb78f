import pLimit from 'p-limit';
import type { Clock } from './clock.ts';
import { orAborted } from './or-aborted.ts';
import { type Departure, type Pace, RequestPace } from './request-pace.ts';

type RequestGate = {
  /**
   * Send when there is a free place and the pace allows it, first come, first served.
   *
   * @throws the signal's reason as soon as it is aborted, wherever the request is then.
   */
  run<T>(
    send: (departure: Departure) => Promise<T>,
    options: { readonly expectedTokens: number; readonly signal?: AbortSignal | undefined },
  ): Promise<T>;
  /** Let nothing go before this moment, in milliseconds since 1970. */
  holdUntil(ms: number): void;
};

/** The one way to an endpoint: everything that is sent to a model waits here for its turn. */
export function createRequestGate(limits: Pace & { readonly concurrency: number }, clock: Clock): RequestGate {
  const limit = pLimit(limits.concurrency);
  const pace = new RequestPace(limits, clock);
  return {
    run(send, { expectedTokens, signal }) {
      const sent = limit(async () => {
        signal?.throwIfAborted();
        return send(await pace.take(expectedTokens, signal));
      });
      return orAborted(sent, signal);
    },
    holdUntil: (ms) => pace.holdUntil(ms),
  };
}
