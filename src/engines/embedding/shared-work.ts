type Entry<T> = {
  readonly work: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
  isDone: boolean;
};

/** Work that is done once for all who wait for it, and kept once it is done. */
export class SharedWork<T> {
  readonly #entries = new Map<string, Entry<T>>();

  /**
   * Get the result under a key, or begin the work for it. Who is aborted leaves at once; the work is aborted when nobody waits for it
   * any more. Failed work is forgotten, so that the next one tries again.
   *
   * @throws the signal's reason once it is aborted; whatever the work throws.
   */
  async get(key: string, begin: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    const entry = this.#entries.get(key) ?? this.#begin(key, begin);
    entry.waiting++;
    let leave: (() => void) | undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal?.reason);
      signal?.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([entry.work, left]);
    } finally {
      if (leave) signal?.removeEventListener('abort', leave);
      entry.waiting--;
      if (entry.waiting === 0 && !entry.isDone) this.#end(key, entry);
    }
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const stop = new AbortController();
    const entry: Entry<T> = { work: begin(stop.signal), stop, waiting: 0, isDone: false };
    this.#entries.set(key, entry);
    entry.work.then(
      () => {
        entry.isDone = true;
      },
      () => this.#forget(key, entry),
    );
    return entry;
  }

  #end(key: string, entry: Entry<T>): void {
    this.#forget(key, entry);
    entry.stop.abort();
  }

  #forget(key: string, entry: Entry<T>): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}
