import { Router } from 'express';
import { allowMethods } from './allow-methods.ts';

/** `/healthz` for whoever watches the service, `/openapi.json` for whoever calls it. */
export function serviceRoutes(openApiDocument: object): Router {
  const router = Router();
  router
    .route('/healthz')
    .get((_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }))
    .all(allowMethods('GET'));
  router
    .route('/openapi.json')
    .get((_request, response) => void response.json(openApiDocument))
    .all(allowMethods('GET'));
  return router;
}
