import { expect, it } from 'vitest';
import { SharedWork } from '../../../src/engines/embedding/shared-work.ts';

/** Work that ends when it is told to, and rejects when it is aborted. */
function aWork() {
  const begun: AbortSignal[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const begin = (signal: AbortSignal): Promise<string> => {
    begun.push(signal);
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    return Promise.race([promise, aborted]);
  };
  return { begun, begin, finish: resolve };
}

it('goes on for those who still wait when one of them leaves', async () => {
  const shared = new SharedWork<string>();
  const { begun, begin, finish } = aWork();
  const leaving = new AbortController();
  const first = shared.get('a', begin, leaving.signal);
  const second = shared.get('a', begin, undefined);
  leaving.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  finish('done');
  await expect(second).resolves.toBe('done');
  expect(begun).toHaveLength(1);
  expect(begun[0]?.aborted).toBe(false);
});

it('is aborted when the last one leaves, and begun anew for the next', async () => {
  const shared = new SharedWork<string>();
  const { begun, begin } = aWork();
  const leaving = new AbortController();
  const first = shared.get('a', begin, leaving.signal);
  leaving.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  expect(begun[0]?.aborted).toBe(true);
  await expect(shared.get('a', async () => 'anew', undefined)).resolves.toBe('anew');
});

it('keeps what is done', async () => {
  const shared = new SharedWork<string>();
  await shared.get('a', async () => 'first', undefined);
  await expect(shared.get('a', async () => 'second', undefined)).resolves.toBe('first');
  await expect(shared.get('b', async () => 'second', undefined)).resolves.toBe('second');
});

it('tries again what failed', async () => {
  const shared = new SharedWork<string>();
  const failing = shared.get('a', async () => Promise.reject(new Error('down')), undefined);
  await expect(failing).rejects.toThrow('down');
  await expect(shared.get('a', async () => 'up', undefined)).resolves.toBe('up');
});
