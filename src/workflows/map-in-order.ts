import pLimit from 'p-limit';

/** Results that may wait for one before them, for each that may be in the making: one slow answer then holds up few others. */
const windowFactor = 4;

/**
 * Map items side by side and give the results in the order of the items, each as soon as it and all before it are there. Memory does
 * not grow with the number of items: no more are taken than may be in the making or wait for their turn.
 *
 * @param concurrency in the making at a time, from 1
 * @param map gets a signal that is aborted when nobody wants the rest any more
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T>,
  concurrency: number,
  map: (item: T, signal: AbortSignal) => Promise<R>,
): AsyncGenerator<R> {
  const limit = pLimit(concurrency);
  const stop = new AbortController();
  const source = items[Symbol.asyncIterator]();
  const take = () => source.next().then((taken) => ({ taken }));
  const making: Promise<{ readonly result: R }>[] = [];
  let next: ReturnType<typeof take> | undefined = take();
  try {
    while (next || making.length > 0) {
      const [first] = making;
      const isFull = making.length >= concurrency * windowFactor;
      const ready = await Promise.race([...(next && !isFull ? [next] : []), ...(first ? [first] : [])]);
      if ('result' in ready) {
        making.shift();
        yield ready.result;
      } else if (ready.taken.done) next = undefined;
      else {
        const { value } = ready.taken;
        making.push(
          limit(async () => {
            stop.signal.throwIfAborted();
            return { result: await map(value, stop.signal) };
          }),
        );
        next = take();
      }
    }
  } finally {
    stop.abort();
    await Promise.allSettled(making);
    // Not waited for: a source that has nothing to give yet, such as a terminal, would not let go.
    if (next) source.return?.().catch(() => undefined);
  }
}
