import { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { type BatchReply, createBatchSchema, startBatchSchema } from '../../api/batch-schemas.ts';
import { batchListQuerySchema, forecastQuerySchema } from '../../api/query-schemas.ts';
import { visibleOwner } from '../../domain/actor.ts';
import type { Batch, BatchCap } from '../../domain/batch.ts';
import type { BatchServices } from '../../workflows/batch-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { parseIdempotencyKey } from '../parse-header.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, parseOptionalBody, readJsonBody, readOptionalJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';
import { parseBatchId } from './parse-batch-id.ts';
import { requireOwnBatch } from './require-own-batch.ts';

/** `/v1/batches`: make a batch of an upload, forecast, start and steer it. */
export function batchRoutes(services: BatchServices): Router {
  const router = Router();
  const ownBatch = requireOwnBatch(services);
  router
    .route('/v1/batches')
    .all(requirePermission('batches'))
    .post(...readJsonBody, createBatch(services))
    .get(listBatches(services))
    .all(allowMethods('GET', 'POST'));
  router
    .route('/v1/batches/:id')
    .all(...ownBatch)
    .get(async (request, response) => {
      const batch = await services.getBatch(parseBatchId(request));
      response.set('Cache-Control', 'no-store').json(batch satisfies Readonlied<BatchReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/batches/:id/forecast')
    .all(...ownBatch)
    .get(async (request, response) => {
      const { capItems: items = null, capCostUsd: costUsd = null } = parseQuery(forecastQuerySchema, request);
      const cap: BatchCap | undefined = items === null && costUsd === null ? undefined : { items, costUsd };
      response.set('Cache-Control', 'no-store').json(await services.forecastBatch(parseBatchId(request), cap));
    })
    .all(allowMethods('GET'));
  addActions(router, services);
  return router;
}

function createBatch({ importBatch }: BatchServices): RequestHandler {
  return async (request, response) => {
    const idempotencyKey = parseIdempotencyKey(request);
    const { batch, isNew } = await importBatch({
      ...parseBody(createBatchSchema, request),
      idempotencyKey,
      actor: actorOf(response),
    });
    response
      .status(isNew ? 201 : 200)
      .location(`/v1/batches/${batch.id}`)
      .set('Cache-Control', 'no-store')
      .json(batch satisfies Readonlied<BatchReply>);
  };
}

function listBatches(services: BatchServices): RequestHandler {
  return async (request, response) => {
    const { before, limit } = parseQuery(batchListQuerySchema, request);
    const found = await services.listBatches({
      before,
      limit: limit + 1,
      ownerId: visibleOwner(actorOf(response)),
    });
    const batches: readonly Readonlied<BatchReply>[] = found.slice(0, limit);
    const next = found.length > limit ? (batches.at(-1)?.id ?? null) : null;
    response.set('Cache-Control', 'no-store').json({ batches, next });
  };
}

const noFieldsSchema = z.strictObject({});

/** What a person does with a batch; each answers with the batch as it is then. */
function addActions(router: Router, services: BatchServices): void {
  const ownBatch = requireOwnBatch(services);
  const withCap = (request: Request, by: string) =>
    services.startBatch(parseBatchId(request), parseOptionalBody(startBatchSchema, request).cap, by);
  const withoutFields = (act: (batchId: string, by: string) => Promise<Batch>) => (request: Request, by: string) => {
    parseOptionalBody(noFieldsSchema, request);
    return act(parseBatchId(request), by);
  };
  const actions = {
    start: withCap,
    resume: withCap,
    pause: withoutFields((id, by) => services.pauseBatch(id, by)),
    cancel: withoutFields((id, by) => services.cancelBatch(id, by)),
    retry: withoutFields((id, by) => services.retryFailed(id, by)),
  };
  for (const [name, act] of Object.entries(actions)) {
    router
      .route(`/v1/batches/:id/${name}`)
      .all(...ownBatch)
      .post(...readOptionalJsonBody, async (request, response) => {
        const batch = await act(request, actorOf(response).userId);
        response.set('Cache-Control', 'no-store').json(batch satisfies Readonlied<BatchReply>);
      })
      .all(allowMethods('POST'));
  }
}
