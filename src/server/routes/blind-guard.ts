import { type RequestHandler, Router } from 'express';
import { exportFormats } from '../../workflows/batch-services.ts';
import type { ReviewServices } from '../../workflows/review-services.ts';
import { findActor } from '../actor.ts';

/**
 * Keep the machine's verdicts on an answer from whoever is reviewing it blind, wherever they are shown one by one. To be used before the
 * routes that show them. Files with all results wait until the verdicts are given; the list of a batch leaves those of that answer out.
 */
export function blindGuardRoutes({ requireSight }: Pick<ReviewServices, 'requireSight'>): Router {
  const router = Router();
  const ofRecord: RequestHandler = async ({ params }, response, next) => {
    const actor = findActor(response);
    if (actor) await requireSight(actor, { recordId: String(params.id) });
    next();
  };
  const ofItem: RequestHandler = async ({ params }, response, next) => {
    const actor = findActor(response);
    const { id, position } = params;
    if (actor) await requireSight(actor, { batchId: String(id), position: Number(position) });
    next();
  };
  const ofBatch: RequestHandler = async ({ params }, response, next) => {
    const actor = findActor(response);
    if (actor) await requireSight(actor, { batchId: String(params.id) });
    next();
  };
  for (const rest of ['', '/receipt', '/again', '/reviews']) router.all(`/v1/evaluations/:id${rest}`, ofRecord);
  router.all('/v1/batches/:id/items/:position', ofItem);
  for (const format of exportFormats) router.all(`/v1/batches/:id/results.${format}`, ofBatch);
  router.all('/v1/batches/:id/review-plan', ofBatch);
  return router;
}
