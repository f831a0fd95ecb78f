import { SharedFlights } from '../shared-flights.ts';

/** Work that is done once for all who wait for it, and kept once it is done. */
export class SharedWork<T> {
  readonly #flights = new SharedFlights<T>();
  readonly #done = new Map<string, { readonly value: T }>();

  /**
   * Get the result under a key, or begin the work for it. Who is aborted leaves at once; the work is aborted when nobody waits for it
   * any more. Failed work is forgotten, so that the next one tries again.
   *
   * @throws the signal's reason once it is aborted; whatever the work throws.
   */
  async get(key: string, begin: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    const done = this.#done.get(key);
    if (done) return done.value;
    const { value } = await this.#flights.join(key, begin, signal);
    this.#done.set(key, { value });
    return value;
  }
}
