import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { afterEach, expect, it, vi } from 'vitest';
import { batchSchema } from '../../src/api/batch-schemas.ts';
import { createApp } from '../../src/server/create-app.ts';
import { demoEntrance } from '../../src/server/entrance.ts';
import { createLogger } from '../../src/server/request-log.ts';
import { startService } from '../../src/server/start-service.ts';
import { StoreUnavailableError } from '../../src/storage/store-errors.ts';
import { aBank } from '../workflows/a-bank.ts';
import { anAppWithBatch } from './a-batch.ts';
import { anApp } from './an-app.ts';
import { fakeAgreementServices } from './fake-agreement-services.ts';
import { fakeAuthoringServices } from './fake-authoring-services.ts';
import { fakeBatchServices } from './fake-batch-services.ts';
import { noReviews } from './no-reviews.ts';

afterEach(() => void vi.useRealTimers());

/** Open a stream of events and collect what comes. */
async function listen(to: Server | string) {
  const base = typeof to === 'string' ? to : `http://127.0.0.1:${(to.address() as AddressInfo).port}`;
  const sent = get(`${base}/v1/batches/b1/events`);
  sent.on('error', () => undefined); // told by the reply too
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  let received = '';
  reply.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  const ended = new Promise<'whole' | 'broken'>((resolve) => {
    reply.on('error', () => resolve('broken')).on('end', () => resolve('whole'));
  });
  return {
    reply,
    ended,
    leave: () => sent.destroy(),
    text: () => received,
    /** `batch 2 running` or `end` for each event. */
    events: () =>
      [...received.matchAll(/^event: (\w+)\ndata: (.*)\n\n/gm)].map(([, name, data = '']) => {
        if (name !== 'batch') return `${name} ${data}`;
        const { counts, status } = batchSchema.parse(JSON.parse(data));
        return `batch ${counts.evaluated + counts.failed} ${status}`;
      }),
  };
}

it('tells the batch at once, after each change, and that nothing will change any more', async () => {
  const { app, batches } = await anAppWithBatch();
  const stream = await listen(app);
  await vi.waitFor(() => expect(stream.events()).toEqual(['batch 0 ready']));
  await batches.startBatch('b1');
  await vi.waitFor(() => expect(stream.events()).toHaveLength(2));
  await batches.work('b1', 3);
  await vi.waitFor(() => expect(stream.events()).toHaveLength(3));
  await batches.work('b1', 1);
  expect(await stream.ended).toBe('whole');
  expect(stream.events()).toEqual([
    'batch 0 ready',
    'batch 0 running',
    'batch 3 running',
    'batch 4 finished',
    'end {}',
  ]);
});

it('is made to pass proxies as it comes', async () => {
  const { app } = await anAppWithBatch();
  const { reply, leave } = await listen(app);
  expect(reply.statusCode).toBe(200);
  expect(reply.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  expect(reply.headers).not.toHaveProperty('content-encoding');
  leave();
});

it('answers HEAD at once and watches nothing', async () => {
  const { app, batches } = await anAppWithBatch();
  const { headers } = await request(app).head('/v1/batches/b1/events').expect(200);
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(batches.watchers()).toBe(0);
});

it('serves twenty listeners at a time and stops watching for each that leaves', async () => {
  const { app, batches } = await anAppWithBatch();
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const streams = await Promise.all(Array.from({ length: 20 }, () => listen(app)));
  await vi.waitFor(() => expect(batches.watchers()).toBe(20));
  for (const { leave } of streams.slice(0, 19)) leave();
  await vi.waitFor(() => expect(batches.watchers()).toBe(1));
  await batches.cancelBatch('b1');
  expect(await streams[19]?.ended).toBe('whole');
  expect(streams[19]?.events()).toEqual(['batch 0 ready', 'batch 0 cancelled', 'end {}']);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

it('sends a comment every 15 seconds while nothing changes', async () => {
  const { app } = await anAppWithBatch();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stream = await listen(app);
  vi.advanceTimersByTime(14_999);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stream.text()).not.toContain(':\n');
  expect(stream.text()).not.toMatch(/^:/m);
  vi.advanceTimersByTime(1 + 15_000);
  await vi.waitFor(() => expect(stream.text().match(/^: .*\n\n/gm)).toHaveLength(2));
  stream.leave();
});

it('is broken off, not ended, when the store fails in the middle', async () => {
  const batches = fakeBatchServices(aBank());
  const failing = await anAppWithBatch();
  const { app, logged } = await anApp({
    batches: {
      ...batches,
      getBatch: failing.batches.getBatch,
      async *watchBatch() {
        yield await failing.batches.getBatch('b1');
        throw new StoreUnavailableError('secret of the store');
      },
    },
  });
  const stream = await listen(app);
  expect(await stream.ended).toBe('broken');
  expect(stream.text()).not.toContain('secret');
  expect(logged.join('')).toContain('"code":"store-unavailable"');
  expect(logged.join('')).not.toContain('secret');
});

it('does not keep the service from stopping, and does not claim that the batch is done', async () => {
  const { batches } = await anAppWithBatch();
  const stopping = new AbortController();
  const handler = createApp({
    entrance: demoEntrance,
    isLocalOnly: true,
    bank: aBank(),
    engines: [],
    evaluations: {
      recordEvaluation: never,
      evaluateAgain: never,
      getEvaluation: never,
      requireReadable: never,
      listOwn: never,
    },
    batches,
    authoring: fakeAuthoringServices(aBank()),
    agreement: fakeAgreementServices(aBank()),
    reviews: noReviews,
    forget: never,
    ping: async () => undefined,
    uploadLimitBytes: 1,
    stopping: stopping.signal,
    logger: createLogger('silent', { write: () => undefined }),
    webDirectory: '/nowhere',
    version: '1.0.0',
  });
  const service = await startService(handler, { host: '127.0.0.1', port: 0 });
  const stream = await listen(service.url);
  await vi.waitFor(() => expect(stream.events()).toHaveLength(1));
  stopping.abort();
  expect(await service.stop()).toBe(true);
  expect(await stream.ended).toBe('whole');
  expect(stream.events()).toEqual(['batch 0 ready']);
  expect(batches.watchers()).toBe(0);
});

async function never(): Promise<never> {
  throw new Error('not asked for here');
}
