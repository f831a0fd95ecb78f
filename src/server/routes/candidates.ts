import { Router } from 'express';
import { type ErasureReply, forgetCandidateSchema } from '../../api/stored-evaluation-schemas.ts';
import type { Erasure } from '../../storage/candidate-store.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

/** @throws {CandidateNotFoundError} */
export type ForgetCandidate = (candidateId: string, by: string) => Promise<Erasure>;

/** `/v1/candidates/forget`: erase a person. The id is in the body, because addresses end up in other people's logs. */
export function candidateRoutes(forget: ForgetCandidate): Router {
  const router = Router();
  router
    .route('/v1/candidates/forget')
    .all(requirePermission('candidates'))
    .post(...readJsonBody, async (request, response) => {
      const { candidateId } = parseBody(forgetCandidateSchema, request);
      const erasure = await forget(candidateId, actorOf(response).userId);
      response.set('Cache-Control', 'no-store').json(erasure satisfies Readonlied<ErasureReply>);
    })
    .all(allowMethods('POST'));
  return router;
}
