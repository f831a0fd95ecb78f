import { Router } from 'express';
import { type DraftSummaryReply, newDraftSchema, saveDraftSchema } from '../../api/authoring-schemas.ts';
import type { AuthoringServices } from '../../workflows/authoring-services.ts';
import { requirePermission } from '../actor.ts';
import { nameContentFields } from '../name-content-fields.ts';
import { noStore } from '../no-store.ts';
import { parseBody, readRubricBody } from '../parse-request.ts';
import { presentDraft } from '../present/present-draft.ts';
import type { Readonlied } from '../readonlied.ts';
import { toQuestionContent } from '../to-question-content.ts';
import { allowMethods } from './allow-methods.ts';
import { parseDraftId } from './parse-draft-id.ts';

type DraftServices = Pick<
  AuthoringServices,
  'listDrafts' | 'draftVersion' | 'draftQuestion' | 'getDraft' | 'saveDraft' | 'removeDraft'
>;

/** `/v1/drafts`: rubrics that somebody works on. */
export function draftRoutes(services: DraftServices): Router {
  const router = Router();
  router
    .route('/v1/drafts')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .get(async (_request, response) => {
      const drafts: readonly Readonlied<DraftSummaryReply>[] = await services.listDrafts();
      response.json({ drafts });
    })
    .post(...readRubricBody, async (request, response) => {
      const asked = parseBody(newDraftSchema, request);
      const isVersion = 'questionId' in asked;
      const draft = await (isVersion ? services.draftVersion(asked.questionId) : services.draftQuestion(asked));
      response.status(201).location(`/v1/drafts/${draft.id}`).json(presentDraft(draft));
    })
    .all(allowMethods('GET', 'POST'));
  router
    .route('/v1/drafts/:id')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .get(async (request, response) => {
      response.json(presentDraft(await services.getDraft(parseDraftId(request.params.id))));
    })
    .put(...readRubricBody, async (request, response) => {
      const id = parseDraftId(String(request.params.id));
      const { revision, content, section } = parseBody(saveDraftSchema, request);
      const changes = { content: toQuestionContent(content), section };
      response.json(presentDraft(await nameContentFields(services.saveDraft(id, revision, changes))));
    })
    .delete(async (request, response) => {
      await services.removeDraft(parseDraftId(request.params.id));
      response.status(204).end();
    })
    .all(allowMethods('GET', 'PUT', 'DELETE'));
  return router;
}
