import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { mapInOrder } from '../../src/workflows/map-in-order.ts';

async function* count(to: number, taken: number[] = []) {
  for (let item = 0; item < to; item += 1) {
    taken.push(item);
    yield item;
  }
}

it('gives results in the order of the items, however long each takes', async () => {
  const delays = fc.array(fc.nat(3), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(delays, fc.integer({ min: 1, max: 5 }), async (ms, concurrency) => {
      let making = 0;
      let most = 0;
      const results = mapInOrder(count(ms.length), concurrency, async (item) => {
        making += 1;
        most = Math.max(most, making);
        await sleep(ms[item]);
        making -= 1;
        return item;
      });
      expect(await Array.fromAsync(results)).toEqual(ms.map((_, index) => index));
      expect(most).toBeLessThanOrEqual(concurrency);
    }),
    { numRuns: 20 },
  );
});

it('gives a result while the next item is yet to come', async () => {
  async function* slow() {
    yield 1;
    await new Promise(() => undefined);
  }
  const results = mapInOrder(slow(), 4, async (item) => item);
  expect(await results.next()).toEqual({ done: false, value: 1 });
});

it('takes no more items than are in the making or wait behind a slow one', async () => {
  const taken: number[] = [];
  const first = Promise.withResolvers<void>();
  const results = mapInOrder(count(1_000, taken), 2, async (item) => {
    if (item === 0) await first.promise;
    return item;
  });
  const head = results.next();
  await vi.waitFor(() => expect(taken.length).toBeGreaterThanOrEqual(8));
  await sleep(10);
  expect(taken.length).toBeLessThanOrEqual(9); // eight in the window, one in hand
  first.resolve();
  expect(await head).toEqual({ done: false, value: 0 });
  await results.return(undefined);
});

it('ends what is in the making, and the source, when nobody wants the rest', async () => {
  const signals: AbortSignal[] = [];
  let isClosed = false;
  async function* source() {
    try {
      yield* count(10);
    } finally {
      isClosed = true;
    }
  }
  for await (const _ of mapInOrder(source(), 3, async (item, signal) => {
    signals.push(signal);
    if (item > 0) await sleep(60_000, undefined, { signal }).catch(() => undefined);
    return item;
  }))
    break;
  expect(signals.length).toBeGreaterThanOrEqual(2);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
  await vi.waitFor(() => expect(isClosed).toBe(true));
});

it('fails with the source', async () => {
  async function* broken() {
    yield 1;
    throw new RangeError('cannot be read');
  }
  await expect(Array.fromAsync(mapInOrder(broken(), 2, async (item) => item))).rejects.toThrow(RangeError);
});
