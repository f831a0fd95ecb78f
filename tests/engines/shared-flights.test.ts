import { expect, it } from 'vitest';
import { SharedFlights } from '../../src/engines/shared-flights.ts';

it('does the same work once, and tells one of those who wait that it was the first', async () => {
  const flights = new SharedFlights<number>();
  let begun = 0;
  const begin = async () => ++begun;
  const results = await Promise.all([flights.join('a', begin, undefined), flights.join('a', begin, undefined)]);
  expect(results.map(({ value }) => value)).toEqual([1, 1]);
  expect(results.filter(({ isFirst }) => isFirst)).toHaveLength(1);
});

it('does other work by itself, and the same work again once it has landed', async () => {
  const flights = new SharedFlights<number>();
  let begun = 0;
  const begin = async () => ++begun;
  const [a, b] = await Promise.all([flights.join('a', begin, undefined), flights.join('b', begin, undefined)]);
  const again = await flights.join('a', begin, undefined);
  expect([a.value, b.value, again.value]).toEqual([1, 2, 3]);
});

it('gives a failure to all who wait, and keeps none of it', async () => {
  const flights = new SharedFlights<number>();
  const fail = async () => Promise.reject(new Error('no'));
  const waiting = [flights.join('a', fail, undefined), flights.join('a', fail, undefined)];
  for (const result of await Promise.allSettled(waiting)) expect(result.status).toBe('rejected');
  expect((await flights.join('a', async () => 1, undefined)).value).toBe(1);
});

it('begins anew for somebody who comes after all others have left', async () => {
  const flights = new SharedFlights<number>();
  const stop = new AbortController();
  const signals: AbortSignal[] = [];
  const hang = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<number>(() => undefined);
  };
  const left = flights.join('a', hang, stop.signal);
  stop.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
  expect(signals[0]?.aborted).toBe(true);
  expect((await flights.join('a', async () => 2, undefined)).value).toBe(2);
});

it('begins nothing for somebody who has been stopped already', async () => {
  const begin = () => Promise.reject(new Error('begun'));
  await expect(new SharedFlights<number>().join('a', begin, AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
    'stopped',
  );
});
