import { Router } from 'express';
import { noQuerySchema } from '../../api/query-schemas.ts';
import type { ReceiptReply } from '../../api/receipt-schema.ts';
import type { GetReceipt } from '../../workflows/make-receipt.ts';
import type { EvaluationServices } from '../../workflows/record-evaluation.ts';
import { requirePermission } from '../actor.ts';
import { parseQuery } from '../parse-query.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';
import { ownRecordId } from './own-record-id.ts';

/** `/v1/evaluations/{recordId}/receipt`: everything that made a score. */
export function receiptRoutes(getReceipt: GetReceipt, services: Pick<EvaluationServices, 'requireReadable'>): Router {
  const router = Router();
  router
    .route('/v1/evaluations/:id/receipt')
    .all(requirePermission('batches', 'reviews'))
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const receipt = await getReceipt(await ownRecordId(request, response, services));
      response.set('Cache-Control', 'no-store').json(receipt satisfies Readonlied<ReceiptReply>);
    })
    .all(allowMethods('GET'));
  return router;
}
