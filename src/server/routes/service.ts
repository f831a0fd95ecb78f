import { Router } from 'express';
import { StoreUnavailableError } from '../../storage/store-errors.ts';
import { allowMethods } from './allow-methods.ts';

/** A store that takes longer than this to say that it is there is of no use to a caller. */
const pingTimeoutMs = 2_000;

/** `/healthz` and `/readyz` for whoever watches the service, `/openapi.json` for whoever calls it. */
export function serviceRoutes(openApiDocument: object, ping: () => Promise<void>): Router {
  const router = Router();
  router
    .route('/healthz')
    .get((_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }))
    .all(allowMethods('GET'));
  router
    .route('/readyz')
    .get(async (_request, response) => {
      await inTime(ping());
      response.set('Cache-Control', 'no-store').json({ status: 'ready' });
    })
    .all(allowMethods('GET'));
  router
    .route('/openapi.json')
    .get((_request, response) => void response.json(openApiDocument))
    .all(allowMethods('GET'));
  return router;
}

/** @throws {StoreUnavailableError} for whatever way in which the store does not answer. */
async function inTime(answer: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no answer in time')), pingTimeoutMs);
  try {
    await Promise.race([answer, late.promise]);
  } catch (cause) {
    throw new StoreUnavailableError('it does not answer', { cause });
  } finally {
    clearTimeout(timer);
  }
}
