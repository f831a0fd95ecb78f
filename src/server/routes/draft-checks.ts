import { Router } from 'express';
import { z } from 'zod';
import {
  type ProposalsReply,
  proposeSchema,
  publishSchema,
  type RubricReportReply,
  type TrialReply,
  trialRequestSchema,
} from '../../api/rubric-check-schemas.ts';
import type { AuthoringServices } from '../../workflows/authoring-services.ts';
import { abortWhenGone } from '../abort-when-gone.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { nameContentFields } from '../name-content-fields.ts';
import { noStore } from '../no-store.ts';
import { parseBody, parseOptionalBody, readJsonBody, readOptionalJsonBody, readRubricBody } from '../parse-request.ts';
import { presentDraft } from '../present/present-draft.ts';
import { presentPublished } from '../present/present-published.ts';
import type { Readonlied } from '../readonlied.ts';
import { toQuestionContent } from '../to-question-content.ts';
import { allowMethods } from './allow-methods.ts';
import { parseDraftId } from './parse-draft-id.ts';

type CheckServices = Pick<AuthoringServices, 'getDraft' | 'testDraft' | 'tryContent' | 'propose' | 'publishDraft'>;

const noFieldsSchema = z.strictObject({});

/** `/v1/drafts/:id/tests` and the like, `/v1/rubric-trials`: find out what a draft is good for, and publish it. */
export function draftCheckRoutes(services: CheckServices): Router {
  const router = Router();
  router
    .route('/v1/drafts/:id/tests')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .post(...readOptionalJsonBody, async (request, response) => {
      parseOptionalBody(noFieldsSchema, request);
      const report = await nameContentFields(services.testDraft(parseDraftId(String(request.params.id))));
      response.json(report satisfies Readonlied<RubricReportReply>);
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/drafts/:id/proposals')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .post(...readJsonBody, async (request, response) => {
      const { revision } = parseBody(proposeSchema, request);
      const signal = abortWhenGone(response);
      const found = await services.propose(parseDraftId(String(request.params.id)), revision, { signal });
      response.json({
        draft: presentDraft(found.draft),
        proposals: found.proposals,
      } satisfies Readonlied<ProposalsReply>);
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/drafts/:id/publication')
    .all(requirePermission('publish'))
    .all(noStore)
    .post(...readJsonBody, async (request, response) => {
      const asked = { ...parseBody(publishSchema, request), by: actorOf(response).userId };
      const id = parseDraftId(String(request.params.id));
      const version = presentPublished(await nameContentFields(services.publishDraft(id, asked)));
      response.status(201).location(`/v1/rubrics/${version.hash}`).json(version);
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/rubric-trials')
    .all(requirePermission('rubrics'))
    .all(noStore)
    .post(...readRubricBody, async (request, response) => {
      const { content, answer, draftId } = parseBody(trialRequestSchema, request);
      const draft = draftId === undefined ? undefined : await services.getDraft(parseDraftId(draftId));
      const trial = services.tryContent(toQuestionContent(content), answer, draft?.practiceAnswers);
      response.json((await nameContentFields(trial)) satisfies Readonlied<TrialReply>);
    })
    .all(allowMethods('POST'));
  return router;
}
