import { type Request, Router } from 'express';
import { noQuerySchema } from '../../api/query-schemas.ts';
import {
  assignReviewSchema,
  blindVerdictsSchema,
  decideReviewSchema,
  type ReviewReply,
  type ReviewSheetReply,
  type ReviewTaskReply,
  takeReviewSchema,
} from '../../api/review-schemas.ts';
import { ReviewTaskNotFoundError } from '../../domain/review-errors.ts';
import type { ReviewServices, ReviewSheet, ShownTask } from '../../workflows/review-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, parseOptionalBody, readJsonBody, readOptionalJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

type TaskServices = Pick<
  ReviewServices,
  'take' | 'renew' | 'giveBack' | 'assign' | 'getSheet' | 'giveBlindVerdicts' | 'decide'
>;

/** `/v1/review-tasks/{id}`: take a review, do it, or hand it on. */
export function reviewTaskRoutes(services: TaskServices): Router {
  const router = Router();
  router.use('/v1/review-tasks', noStore, requirePermission('reviews'));
  addWork(router, services);
  router
    .route('/v1/review-tasks/:id/lock')
    .post(...readOptionalJsonBody, async (request, response) => {
      const { mode } = parseOptionalBody(takeReviewSchema, request);
      response.json(toTaskReply(await services.take(actorOf(response), taskIdOf(request), mode)));
    })
    .put(async (request, response) => {
      response.json(toTaskReply(await services.renew(actorOf(response), taskIdOf(request))));
    })
    .delete(async (request, response) => {
      await services.giveBack(actorOf(response), taskIdOf(request));
      response.status(204).end();
    })
    .all(allowMethods('POST', 'PUT', 'DELETE'));
  router
    .route('/v1/review-tasks/:id/assignee')
    .put(...readJsonBody, async (request, response) => {
      const { userId } = parseBody(assignReviewSchema, request);
      response.json(toTaskReply(await services.assign(actorOf(response), taskIdOf(request), userId)));
    })
    .all(allowMethods('PUT'));
  return router;
}

/** What the holder of the lock does. */
function addWork(router: Router, services: TaskServices): void {
  router
    .route('/v1/review-tasks/:id')
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      response.json(toSheetReply(await services.getSheet(actorOf(response), taskIdOf(request))));
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/review-tasks/:id/blind-verdicts')
    .post(...readJsonBody, async (request, response) => {
      const { verdicts } = parseBody(blindVerdictsSchema, request);
      response.json(toSheetReply(await services.giveBlindVerdicts(actorOf(response), taskIdOf(request), verdicts)));
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/review-tasks/:id/decision')
    .post(...readJsonBody, async (request, response) => {
      const body = parseBody(decideReviewSchema, request);
      const review = await services.decide(actorOf(response), taskIdOf(request), body);
      response
        .status(201)
        .location(`/v1/evaluations/${review.recordId}/reviews`)
        .json(review satisfies Readonlied<ReviewReply>);
    })
    .all(allowMethods('POST'));
}

function taskIdOf({ params }: Request): string {
  return parseId(String(params.id), () => new ReviewTaskNotFoundError());
}

const toTaskReply = (task: ShownTask): Readonlied<ReviewTaskReply> => task;

/** What whoever asked for the review wrote is one of its reasons. */
function toSheetReply({ note, task, ...sheet }: ReviewSheet): Readonlied<ReviewSheetReply> {
  const noted = note === null ? [] : [{ code: 'note', message: note }];
  return { ...sheet, task: { ...task, reasons: [...task.reasons, ...noted] } };
}
