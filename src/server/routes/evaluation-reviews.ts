import { type Request, Router } from 'express';
import { noQuerySchema } from '../../api/query-schemas.ts';
import {
  type AnswerReviewsReply,
  type AppealReply,
  newAppealSchema,
  type ReviewTaskReply,
  requestSecondReviewSchema,
} from '../../api/review-schemas.ts';
import { EvaluationNotFoundError } from '../../storage/store-errors.ts';
import type { ReviewServices } from '../../workflows/review-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, parseOptionalBody, readJsonBody, readOptionalJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

type AnswerServices = Pick<ReviewServices, 'getAnswerReviews' | 'requestSecond' | 'appeal'>;

/** What people say about an evaluation: `/v1/evaluations/{recordId}/reviews`, and what asks for more of it. */
export function evaluationReviewRoutes(services: AnswerServices): Router {
  const router = Router();
  router
    .route('/v1/evaluations/:id/reviews')
    .all(noStore, requirePermission('evaluations'))
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const reviews = await services.getAnswerReviews(actorOf(response), recordIdOf(request));
      response.json(reviews satisfies Readonlied<AnswerReviewsReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/evaluations/:id/second-reviews')
    .all(noStore, requirePermission('reviews'))
    .post(...readOptionalJsonBody, async (request, response) => {
      const body = parseOptionalBody(requestSecondReviewSchema, request);
      const task = await services.requestSecond(actorOf(response), recordIdOf(request), body);
      response
        .status(201)
        .location(`/v1/review-tasks/${task.id}`)
        .json(task satisfies Readonlied<ReviewTaskReply>);
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/evaluations/:id/appeals')
    .all(noStore, requirePermission('evaluations'))
    .post(...readJsonBody, async (request, response) => {
      const appeal = await services.appeal(actorOf(response), recordIdOf(request), parseBody(newAppealSchema, request));
      response
        .status(201)
        .location(`/v1/evaluations/${appeal.recordId}/reviews`)
        .json(appeal satisfies Readonlied<AppealReply>);
    })
    .all(allowMethods('POST'));
  return router;
}

function recordIdOf({ params }: Request): string {
  return parseId(String(params.id), () => new EvaluationNotFoundError());
}
