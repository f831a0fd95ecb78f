type Flight<T> = {
  readonly landing: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
  isTaken: boolean;
  hasLanded: boolean;
};

/** Work under way by key, so that what is asked for twice at the same time is done once. */
export class SharedFlights<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /**
   * Do work, or wait for the same work that somebody else has begun. Who is aborted leaves at once; the work itself is aborted
   * when nobody waits for it any more.
   *
   * @returns the result, and whether this caller is the first of those that share it to get it.
   * @throws the signal's reason once it is aborted; whatever the work throws.
   */
  async join(
    key: string,
    begin: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly value: T; readonly isFirst: boolean }> {
    signal?.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#begin(key, begin);
    flight.waiting++;
    try {
      const value = await untilAborted(flight.landing, signal);
      const isFirst = !flight.isTaken;
      flight.isTaken = true;
      return { value, isFirst };
    } finally {
      flight.waiting--;
      if (flight.waiting === 0) {
        this.#forget(key, flight);
        if (!flight.hasLanded) flight.stop.abort();
      }
    }
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const stop = new AbortController();
    const landing = begin(stop.signal);
    const flight: Flight<T> = { landing, stop, waiting: 0, isTaken: false, hasLanded: false };
    this.#flights.set(key, flight);
    const land = (): void => {
      flight.hasLanded = true;
      this.#forget(key, flight);
    };
    landing.then(land, land);
    return flight;
  }

  #forget(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    const settle = (): void => signal.removeEventListener('abort', leave);
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(settle);
  });
}
