import { Router } from 'express';
import { noQuerySchema } from '../../api/query-schemas.ts';
import type { ReceiptReply } from '../../api/receipt-schema.ts';
import { EvaluationNotFoundError } from '../../storage/store-errors.ts';
import type { GetReceipt } from '../../workflows/make-receipt.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/evaluations/{recordId}/receipt`: everything that made a score. */
export function receiptRoutes(getReceipt: GetReceipt): Router {
  const router = Router();
  router
    .route('/v1/evaluations/:id/receipt')
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const receipt = await getReceipt(parseId(request.params.id, () => new EvaluationNotFoundError()));
      response.set('Cache-Control', 'no-store').json(receipt satisfies Readonlied<ReceiptReply>);
    })
    .all(allowMethods('GET'));
  return router;
}
