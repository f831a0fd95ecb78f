import { Router } from 'express';
import { ImportNotFoundError } from '../../domain/authoring-errors.ts';
import type { AuthoringServices } from '../../workflows/authoring-services.ts';
import { requirePermission } from '../actor.ts';
import { parseId } from '../parse-id.ts';
import { presentImport } from '../present/present-import.ts';
import { parseDocument, readDocumentBody } from '../read-document.ts';
import { allowMethods } from './allow-methods.ts';

type ImportServices = Pick<AuthoringServices, 'importDocument' | 'getImport' | 'listDrafts'>;

/** `/v1/imports`: make drafts of a document, show again what was read from it. */
export function importRoutes(services: ImportServices): Router {
  const router = Router();
  router
    .route('/v1/imports')
    .all(requirePermission('rubrics'))
    .post(...readDocumentBody, async (request, response) => {
      const { stored } = await services.importDocument(parseDocument(request));
      response
        .status(201)
        .location(`/v1/imports/${stored.id}`)
        .set('Cache-Control', 'no-store')
        .json(presentImport(stored, await services.listDrafts()));
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/imports/:id')
    .all(requirePermission('rubrics'))
    .get(async (request, response) => {
      const stored = await services.getImport(parseId(request.params.id, () => new ImportNotFoundError()));
      response.set('Cache-Control', 'no-store').json(presentImport(stored, await services.listDrafts()));
    })
    .all(allowMethods('GET'));
  return router;
}
