import { Router } from 'express';
import {
  type AgreementReply,
  agreementQuerySchema,
  type DriftReportReply,
  newOverrideProposalSchema,
  type OverrideProposalReply,
  type PatternListReply,
} from '../../api/agreement-schemas.ts';
import { noQuerySchema } from '../../api/query-schemas.ts';
import { NotAllowedError } from '../../domain/access-errors.ts';
import { isAllowed } from '../../domain/actor.ts';
import { OverridePatternNotFoundError } from '../../domain/review-errors.ts';
import type { AgreementServices } from '../../workflows/agreement-services.ts';
import { abortWhenGone } from '../abort-when-gone.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/agreement`, `/v1/reviewer-drift` and `/v1/override-patterns`: what is learned from reviews. */
export function agreementRoutes(services: AgreementServices): Router {
  const router = Router();
  const onlyReviewers = [noStore, requirePermission('reviews')];
  router
    .route('/v1/agreement')
    .all(onlyReviewers)
    .get(async (request, response) => {
      const scope = parseQuery(agreementQuerySchema, request);
      const agreement = await services.measureAgreement(actorOf(response), scope);
      response.json(agreement satisfies Readonlied<AgreementReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/reviewer-drift')
    .all(onlyReviewers)
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const report = await services.measureDrift(actorOf(response));
      response.json(report satisfies Readonlied<DriftReportReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/override-patterns')
    .all(onlyReviewers)
    .get(async (request, response) => {
      const scope = parseQuery(agreementQuerySchema, request);
      const patterns = await services.listPatterns(actorOf(response), scope);
      response.json({ patterns } satisfies Readonlied<PatternListReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/override-patterns/:id/proposal')
    .all(onlyReviewers)
    .post(...readJsonBody, async (request, response) => {
      const { makeDraft } = parseBody(newOverrideProposalSchema, request);
      const actor = actorOf(response);
      if (makeDraft && !isAllowed(actor, 'rubrics')) throw new NotAllowedError('rubrics');
      const id = parseId(String(request.params.id), () => new OverridePatternNotFoundError());
      const proposal = await services.proposeChange(actor, id, { makeDraft, signal: abortWhenGone(response) });
      response.json(proposal satisfies Readonlied<OverrideProposalReply>);
    })
    .all(allowMethods('POST'));
  return router;
}
