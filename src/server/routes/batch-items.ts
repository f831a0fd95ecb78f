import { Router } from 'express';
import { itemListQuerySchema, pageQuerySchema } from '../../api/query-schemas.ts';
import { ItemNotFoundError } from '../../storage/store-errors.ts';
import type { BatchServices } from '../../workflows/batch-services.ts';
import type { ReviewServices } from '../../workflows/review-services.ts';
import { actorOf } from '../actor.ts';
import { parseQuery } from '../parse-query.ts';
import { presentItem, presentItemDetail } from '../present/present-item.ts';
import { allowMethods } from './allow-methods.ts';
import { parseBatchId } from './parse-batch-id.ts';
import { requireOwnBatch } from './require-own-batch.ts';

type ItemServices = Pick<BatchServices, 'getBatch' | 'listItems' | 'getItem' | 'listRejected'>;

/** The answers of a batch, and the rows that gave none. One more than a page is asked for, to see whether there is a next one. */
export function batchItemRoutes(
  services: ItemServices,
  { listBlindPositions }: Pick<ReviewServices, 'listBlindPositions'>,
): Router {
  const router = Router();
  const ownBatch = requireOwnBatch(services);
  router
    .route('/v1/batches/:id/items')
    .all(...ownBatch)
    .get(async (request, response) => {
      const { after, limit, ...filter } = parseQuery(itemListQuerySchema, request);
      const batchId = parseBatchId(request);
      const found = await services.listItems(batchId, filter, { after, limit: limit + 1 });
      const blind = await listBlindPositions(actorOf(response), batchId);
      const items = found
        .slice(0, limit)
        .map((item) => presentItem(blind.has(item.position) ? { ...item, evaluation: null } : item));
      const next = found.length > limit ? (items.at(-1)?.position ?? null) : null;
      response.set('Cache-Control', 'no-store').json({ items, next });
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/batches/:id/items/:position')
    .all(...ownBatch)
    .get(async (request, response) => {
      const batchId = parseBatchId(request);
      const item = await services.getItem(batchId, parsePosition(batchId, request.params.position));
      response.set('Cache-Control', 'no-store').json(presentItemDetail(item));
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/batches/:id/rejected-rows')
    .all(...ownBatch)
    .get(async (request, response) => {
      const { after, limit } = parseQuery(pageQuerySchema, request);
      const found = await services.listRejected(parseBatchId(request), { after, limit: limit + 1 });
      const next = found.length > limit ? (after ?? 0) + limit : null;
      response.set('Cache-Control', 'no-store').json({ rows: found.slice(0, limit), next });
    })
    .all(allowMethods('GET'));
  return router;
}

function parsePosition(batchId: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new ItemNotFoundError(batchId, Number.NaN);
  return Number(text);
}
