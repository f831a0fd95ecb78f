import { Router } from 'express';
import type { EnginesReply } from '../../api/engines-schema.ts';
import { noQuerySchema } from '../../api/query-schemas.ts';
import type { EngineState } from '../../workflows/list-engines.ts';
import { parseQuery } from '../parse-query.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/engines`: which engines a caller can ask for. Says nothing of addresses, models or keys. */
export function engineRoutes(engines: readonly EngineState[]): Router {
  const router = Router();
  const reply: EnginesReply = { engines: [...engines] };
  router
    .route('/v1/engines')
    .get((request, response) => {
      parseQuery(noQuerySchema, request);
      response.set('Cache-Control', 'no-store').json(reply);
    })
    .all(allowMethods('GET'));
  return router;
}
