import { once } from 'node:events';
import { type Response, Router } from 'express';
import { noQuerySchema } from '../../api/query-schemas.ts';
import type { Batch } from '../../domain/batch.ts';
import type { BatchServices } from '../../workflows/batch-services.ts';
import { actorOf } from '../actor.ts';
import { HttpProblem } from '../http-problem.ts';
import { parseQuery } from '../parse-query.ts';
import { allowMethods } from './allow-methods.ts';
import { parseBatchId } from './parse-batch-id.ts';
import { requireOwnBatch } from './require-own-batch.ts';

/** Proxies take a connection for dead after 30 to 60 silent seconds. */
const heartbeatMs = 15_000;

/** Who watches is asked again after this time who they are: also whoever may not come in any more since. */
const streamMs = 5 * 60_000;
/** Each stream asks the store twice a second. */
const streamsEach = 30;

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // no-transform: a proxy that compresses holds events back.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/**
 * `/v1/batches/:id/events`: the batch now and after each change, as Server-Sent Events.
 *
 * A stream ends after five minutes, and the reader asks again.
 *
 * @param stopping ends every stream, without the event that says that nothing will change: the reader will ask again.
 */
export function batchEventRoutes(
  services: Pick<BatchServices, 'getBatch' | 'watchBatch'>,
  stopping: AbortSignal,
): Router {
  const router = Router();
  const ownBatch = requireOwnBatch(services);
  const places = createPlaces(streamsEach);
  router
    .route('/v1/batches/:id/events')
    .all(...ownBatch)
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const leave = places.take(actorOf(response).userId);
      const watching = new AbortController();
      const stop = () => watching.abort();
      const timer = setTimeout(stop, streamMs).unref();
      response.once('close', stop);
      stopping.addEventListener('abort', stop);
      if (stopping.aborted || request.method === 'HEAD') stop();
      response.set(headers);
      try {
        await sendEvents(response, services.watchBatch(parseBatchId(request), watching.signal), watching.signal);
      } catch (error) {
        if (!watching.signal.aborted) throw error;
      } finally {
        stopping.removeEventListener('abort', stop);
        clearTimeout(timer);
        leave();
        stop();
      }
      response.end();
    })
    .all(allowMethods('GET'));
  return router;
}

/** Nothing is sent before the first batch is there: a failure until then is a problem like any other. */
async function sendEvents(response: Response, changes: AsyncGenerator<Batch>, signal: AbortSignal): Promise<void> {
  let change = await changes.next();
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  try {
    for (; !change.done && !signal.aborted; change = await changes.next()) {
      const isTaken = response.write(`event: batch\ndata: ${JSON.stringify(change.value)}\n\n`);
      if (!isTaken) await once(response, 'drain', { signal });
    }
    // Browsers drop an event without data.
    if (!signal.aborted) response.write('event: end\ndata: {}\n\n');
  } finally {
    clearInterval(heartbeat);
    await changes.return(undefined);
  }
}

/** Places for so many streams of one person. */
function createPlaces(each: number) {
  const taken = new Map<string, number>();
  const add = (userId: string, count: number) => {
    const now = (taken.get(userId) ?? 0) + count;
    if (now === 0) taken.delete(userId);
    else taken.set(userId, now);
  };
  return {
    /** Take a place; what it returns gives it back. @throws {HttpProblem} 429 if there is none left. */
    take(userId: string): () => void {
      if ((taken.get(userId) ?? 0) >= each) {
        const detail = `You watch ${each} batches at once already; close one of them`;
        throw new HttpProblem(429, 'too-many-requests', detail, { headers: { 'Retry-After': '60' } });
      }
      add(userId, 1);
      return () => add(userId, -1);
    },
  };
}
