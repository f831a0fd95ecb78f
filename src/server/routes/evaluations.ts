import { type Request, Router } from 'express';
import { type EvaluationReply, evaluateRequestSchema } from '../../api/schemas.ts';
import { type Language, languages } from '../../domain/question-bank.ts';
import type { EvaluateAnswer } from '../../workflows/evaluate-answer.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/evaluations`: evaluate one answer. Nothing is stored. */
export function evaluationRoutes(evaluateAnswer: EvaluateAnswer): Router {
  const router = Router();
  router
    .route('/v1/evaluations')
    .post(...readJsonBody, async (request, response) => {
      const body = parseBody(evaluateRequestSchema, request);
      const evaluation = await evaluateAnswer({ ...body, readerLanguage: findReaderLanguage(request) });
      response
        .set({ 'Cache-Control': 'no-store', Vary: 'Accept-Language' })
        .json(evaluation satisfies Readonlied<EvaluationReply>);
    })
    .all(allowMethods('POST'));
  return router;
}

/** The domain hands out what nobody may change; the reply's type does not say so. */
type Readonlied<T> = T extends object ? { readonly [Key in keyof T]: Readonlied<T[Key]> } : T;

/** The language that the reader asks for, as far as texts exist in it; undefined for no wish. */
function findReaderLanguage(request: Request): Language | undefined {
  if (request.headers['accept-language'] === undefined) return undefined;
  const accepted = request.acceptsLanguages(...languages);
  return languages.find((language) => language === accepted);
}
