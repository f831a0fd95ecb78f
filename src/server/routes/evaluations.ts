import { Router } from 'express';
import { type EvaluationReply, evaluateRequestSchema } from '../../api/schemas.ts';
import type { EvaluateAnswer } from '../../workflows/evaluate-answer.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/evaluations`: evaluate one answer. Nothing is stored. */
export function evaluationRoutes(evaluateAnswer: EvaluateAnswer): Router {
  const router = Router();
  router
    .route('/v1/evaluations')
    .post(...readJsonBody, async (request, response) => {
      const evaluation = await evaluateAnswer(parseBody(evaluateRequestSchema, request));
      response.set('Cache-Control', 'no-store').json(evaluation satisfies Readonlied<EvaluationReply>);
    })
    .all(allowMethods('POST'));
  return router;
}

/** The domain hands out what nobody may change; the reply's type does not say so. */
type Readonlied<T> = T extends object ? { readonly [Key in keyof T]: Readonlied<T[Key]> } : T;
