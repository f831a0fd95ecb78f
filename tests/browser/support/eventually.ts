import { expect } from 'vitest';

/** Much longer than anything takes on a machine with little else to do. */
const TIMEOUT_MS = 15_000;

/** Expect something of what is read again and again, until it holds. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: TIMEOUT_MS, interval: 100 });
}
