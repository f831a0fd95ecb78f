import { Router } from 'express';
import { type RescoreReply, rescoreSchema } from '../../api/rubric-check-schemas.ts';
import type { AuthoringServices } from '../../workflows/authoring-services.ts';
import { abortWhenGone } from '../abort-when-gone.ts';
import { requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/rescorings`: evaluate the stale answers to a question again. It ends when the caller hangs up; what is done stays done. */
export function rescoringRoutes(services: Pick<AuthoringServices, 'rescore'>): Router {
  const router = Router();
  router
    .route('/v1/rescorings')
    .all(requirePermission('publish'))
    .all(noStore)
    .post(...readJsonBody, async (request, response) => {
      const { questionId } = parseBody(rescoreSchema, request);
      const report = await services.rescore(questionId, { signal: abortWhenGone(response) });
      response.json(report satisfies Readonlied<RescoreReply>);
    })
    .all(allowMethods('POST'));
  return router;
}
