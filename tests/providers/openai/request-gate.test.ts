import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRequestGate } from '../../../src/providers/openai/request-gate.ts';
import { virtualClock } from './virtual-clock.ts';

const unlimited = { concurrency: 1000, requestsPerMinute: undefined, tokensPerMinute: undefined };
const minuteMs = 60_000;

type Sent = { readonly index: number; readonly atMs: number; readonly tokens: number };

/** Most that any window of 60 seconds holds, one that begins with each request. */
function fullestMinute(sent: readonly Sent[], size: (request: Sent) => number): number {
  const windows = sent.map(({ atMs }) =>
    sent.filter((other) => other.atMs >= atMs && other.atMs < atMs + minuteMs).reduce((sum, it) => sum + size(it), 0),
  );
  return Math.max(0, ...windows);
}

const request = fc.record({
  arrivesMs: fc.nat(90_000),
  takesMs: fc.nat(20_000),
  expectedTokens: fc.nat(400),
  usedShare: fc.double({ min: 0, max: 1, noNaN: true }),
});

it('lets no more through than is allowed, in order, and in the end all, whatever comes when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 6 }),
      fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
      fc.option(fc.integer({ min: 400, max: 1000 }), { nil: undefined }),
      async (requests, concurrency, requestsPerMinute, tokensPerMinute) => {
        const clock = virtualClock();
        const gate = createRequestGate({ concurrency, requestsPerMinute, tokensPerMinute }, clock);
        const sent: Sent[] = [];
        let inFlight = 0;
        const order = requests.toSorted((a, b) => a.arrivesMs - b.arrivesMs);
        const all = order.map(async ({ arrivesMs, takesMs, expectedTokens, usedShare }, index) => {
          await clock.sleep(arrivesMs);
          const tokens = Math.floor(expectedTokens * usedShare);
          await gate.run(
            async (departure) => {
              inFlight++;
              expect(inFlight).toBeLessThanOrEqual(concurrency);
              sent.push({ index, atMs: clock.now(), tokens });
              await clock.sleep(takesMs);
              departure.correct(tokens);
              inFlight--;
            },
            { expectedTokens },
          );
        });
        await clock.run();
        await Promise.all(all);
        expect(sent.map(({ index }) => index)).toEqual(order.map((_, index) => index));
        expect(fullestMinute(sent, () => 1)).toBeLessThanOrEqual(requestsPerMinute ?? requests.length);
        expect(fullestMinute(sent, ({ tokens }) => tokens)).toBeLessThanOrEqual(tokensPerMinute ?? Infinity);
      },
    ),
    { numRuns: 60 },
  );
});

it('lets the sixth of five requests a minute go when the first is a minute old', async () => {
  const clock = virtualClock();
  const gate = createRequestGate({ ...unlimited, requestsPerMinute: 5 }, clock);
  const times: number[] = [];
  for (let i = 0; i < 6; i++) void gate.run(async () => times.push(clock.now()), { expectedTokens: 0 });
  await clock.run();
  expect(times).toEqual([0, 0, 0, 0, 0, 60_000]);
});

it('gives back at once what was reserved and not used', async () => {
  const clock = virtualClock();
  const gate = createRequestGate({ ...unlimited, tokensPerMinute: 1000 }, clock);
  const times: number[] = [];
  const send = () =>
    gate.run(
      async (departure) => {
        times.push(clock.now());
        await clock.sleep(200);
        departure.correct(100);
      },
      { expectedTokens: 600 },
    );
  void send();
  void send();
  await clock.run();
  expect(times).toEqual([0, 200]); // 600 and 600 are too many; 100 and 600 are not
});

it('sends a request of more tokens than a minute may have in a minute of its own', async () => {
  const clock = virtualClock();
  const gate = createRequestGate({ ...unlimited, tokensPerMinute: 1000 }, clock);
  const times: number[] = [];
  for (const expectedTokens of [10, 5000, 10]) {
    void gate.run(async () => times.push(clock.now()), { expectedTokens });
  }
  await clock.run();
  expect(times).toEqual([0, 60_000, 120_000]);
});

it('holds everything back until the moment it was told', async () => {
  const clock = virtualClock();
  const gate = createRequestGate(unlimited, clock);
  const times: number[] = [];
  gate.holdUntil(95_000);
  gate.holdUntil(1000); // an earlier moment does not shorten it
  for (let i = 0; i < 3; i++) void gate.run(async () => times.push(clock.now()), { expectedTokens: 0 });
  await clock.run();
  expect(times).toEqual([95_000, 95_000, 95_000]);
});

it('passes on the turn of a request that is called off while it waits', async () => {
  const clock = virtualClock();
  const gate = createRequestGate({ ...unlimited, requestsPerMinute: 1 }, clock);
  const sent: string[] = [];
  const controller = new AbortController();
  const send = (name: string, options = {}) =>
    gate.run(async () => sent.push(`${name} at ${clock.now()}`), { expectedTokens: 0, ...options });
  void send('a');
  const called = send('b', { signal: controller.signal });
  const last = send('c');
  await clock.run(1000);
  controller.abort(new Error('called off'));
  await expect(called).rejects.toThrow('called off');
  await clock.run();
  await last;
  expect(sent).toEqual(['a at 0', 'c at 60000']);
});

it('lets nobody overtake because one in between is called off', async () => {
  const clock = virtualClock();
  const gate = createRequestGate({ ...unlimited, tokensPerMinute: 1000 }, clock);
  const sent: string[] = [];
  const controller = new AbortController();
  const send = (name: string, expectedTokens: number, signal?: AbortSignal) =>
    gate.run(async () => sent.push(`${name} at ${clock.now()}`), { expectedTokens, signal });
  void send('half', 500);
  void send('much', 900);
  const called = send('called off', 10, controller.signal);
  void send('little', 10);
  await clock.run(1000);
  controller.abort(new Error('called off'));
  await expect(called).rejects.toThrow('called off');
  await clock.run();
  expect(sent).toEqual(['half at 0', 'much at 60000', 'little at 60000']);
});
