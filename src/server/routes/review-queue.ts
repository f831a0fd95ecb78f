import { Router } from 'express';
import { noQuerySchema, reviewQueueQuerySchema } from '../../api/query-schemas.ts';
import { type AppealReply, addReviewTasksSchema, type ReviewQueueReply } from '../../api/review-schemas.ts';
import type { ReviewServices } from '../../workflows/review-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseQuery } from '../parse-query.ts';
import { parseOptionalBody, readOptionalJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';
import { parseBatchId } from './parse-batch-id.ts';

type QueueServices = Pick<ReviewServices, 'listQueue' | 'listReviewers' | 'addTasks' | 'listAppeals'>;

/** What waits for a person, who may be asked, and what candidates contest. */
export function reviewQueueRoutes(services: QueueServices): Router {
  const router = Router();
  router
    .route('/v1/review-queue')
    .all(noStore, requirePermission('reviews'))
    .get(async (request, response) => {
      const queue = await services.listQueue(actorOf(response), parseQuery(reviewQueueQuerySchema, request));
      response.json(queue satisfies Readonlied<ReviewQueueReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/reviewers')
    .all(noStore, requirePermission('reviews'))
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      response.json({ reviewers: await services.listReviewers(actorOf(response)) });
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/batches/:id/review-tasks')
    .all(noStore, requirePermission('reviews'))
    .post(...readOptionalJsonBody, async (request, response) => {
      const { budget } = parseOptionalBody(addReviewTasksSchema, request);
      response.json(await services.addTasks(actorOf(response), parseBatchId(request), budget));
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/appeals')
    .all(noStore, requirePermission('evaluations'))
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const appeals: readonly Readonlied<AppealReply>[] = await services.listAppeals(actorOf(response));
      response.json({ appeals });
    })
    .all(allowMethods('GET'));
  return router;
}
