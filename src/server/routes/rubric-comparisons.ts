import { Router } from 'express';
import { comparisonQuerySchema } from '../../api/query-schemas.ts';
import type { ComparisonReply } from '../../api/rubric-check-schemas.ts';
import type { AuthoringServices } from '../../workflows/authoring-services.ts';
import { requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseQuery } from '../parse-query.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/rubric-comparisons`: what differs between two versions or drafts of a question, and whose points that changes. */
export function rubricComparisonRoutes(services: Pick<AuthoringServices, 'compare'>): Router {
  const router = Router();
  router
    .route('/v1/rubric-comparisons')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .get(async (request, response) => {
      const { from, to } = parseQuery(comparisonQuerySchema, request);
      const comparison = await services.compare(from, to);
      response.json(comparison satisfies Readonlied<ComparisonReply>);
    })
    .all(allowMethods('GET'));
  return router;
}
