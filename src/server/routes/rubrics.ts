import { Router } from 'express';
import type { z } from 'zod';
import type { RubricVersionReply, rubricSchema } from '../../api/rubric-check-schemas.ts';
import { RubricNotFoundError } from '../../domain/authoring-errors.ts';
import { contentOf } from '../../rubrics/to-question.ts';
import type { AuthoringServices } from '../../workflows/authoring-services.ts';
import { requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseId } from '../parse-id.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/rubrics`: all versions by name; one of them whole, for whoever edits rubrics. */
export function rubricRoutes(services: Pick<AuthoringServices, 'listVersions' | 'getVersion'>): Router {
  const router = Router();
  router
    .route('/v1/rubrics')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .get(async (_request, response) => {
      const versions: readonly Readonlied<RubricVersionReply>[] = await services.listVersions();
      response.json({ versions });
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/rubrics/:hash')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .get(async (request, response) => {
      const { hash } = request.params;
      const question = await services.getVersion(parseId(hash, () => new RubricNotFoundError(hash)));
      const reply = { version: question.rubric.version, hash: question.rubric.hash, content: contentOf(question) };
      response.json(reply satisfies Readonlied<z.infer<typeof rubricSchema>>);
    })
    .all(allowMethods('GET'));
  return router;
}
