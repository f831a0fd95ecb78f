import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { ownEvaluationsQuerySchema } from '../../api/query-schemas.ts';
import type { OwnEvaluationsReply } from '../../api/review-schemas.ts';
import { type RecordedEvaluationReply, recordEvaluationSchema } from '../../api/schemas.ts';
import type { StoredEvaluationReply } from '../../api/stored-evaluation-schemas.ts';
import { NotAllowedError } from '../../domain/access-errors.ts';
import { personIdOf } from '../../domain/actor.ts';
import { type Language, languages } from '../../domain/question-bank.ts';
import { joinEvaluation } from '../../scoring/join-evaluation.ts';
import type { EvaluationServices, RecordedEvaluation } from '../../workflows/record-evaluation.ts';
import { abortWhenGone } from '../abort-when-gone.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, parseOptionalBody, readJsonBody, readOptionalJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';
import { ownRecordId } from './own-record-id.ts';

const noFieldsSchema = z.strictObject({});

/** `/v1/evaluations`: evaluate one answer and keep both, read them again, evaluate it once more. */
export function evaluationRoutes(services: EvaluationServices): Router {
  const router = Router();
  router
    .route('/v1/evaluations')
    .all(requirePermission('evaluations'))
    .get(listOwn(services))
    .post(...readJsonBody, async (request, response) => {
      const body = parseBody(recordEvaluationSchema, request);
      const actor = actorOf(response);
      // Candidates are people of batches: who is one answers for nobody but themself.
      if (body.candidateId !== undefined && actor.role === 'candidate') throw new NotAllowedError('batches');
      response.vary('Accept-Language');
      const asked = { ...body, readerLanguage: findReaderLanguage(request), userId: personIdOf(actor) };
      const recorded = await services.recordEvaluation(asked, { signal: abortWhenGone(response) });
      sendRecorded(response, recorded);
    })
    .all(allowMethods('GET', 'POST'));
  router
    .route('/v1/evaluations/:id')
    .all(requirePermission('evaluations'))
    .get(async (request, response) => {
      const found = await services.getEvaluation(await ownRecordId(request, response, services));
      const { recordId, answerId, createdAt, candidateId, erasedAt, isStale, ...stored } = found;
      const evaluation = { ...joinEvaluation(stored), ...(isStale ? { isStale } : {}) };
      const reply = { recordId, answerId, createdAt, candidateId, answer: stored.answer, erasedAt, evaluation };
      response.set('Cache-Control', 'no-store').json(reply satisfies Readonlied<StoredEvaluationReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/evaluations/:id/again')
    .all(requirePermission('evaluations'))
    .post(...readOptionalJsonBody, async (request, response) => {
      parseOptionalBody(noFieldsSchema, request);
      const recordId = await ownRecordId(request, response, services);
      const { candidateId } = await services.getEvaluation(recordId);
      // Answers of batches are evaluated when those say so who run them: a candidate could keep reviewers from ever deciding.
      if (candidateId !== null && actorOf(response).role === 'candidate') throw new NotAllowedError('batches');
      sendRecorded(response, await services.evaluateAgain(recordId, { signal: abortWhenGone(response) }));
    })
    .all(allowMethods('POST'));
  return router;
}

function sendRecorded(response: Response, { recordId, createdAt, evaluation }: RecordedEvaluation): void {
  const reply: Readonlied<RecordedEvaluationReply> = { ...evaluation, recordId, createdAt };
  response.status(201).location(`/v1/evaluations/${recordId}`).set('Cache-Control', 'no-store').json(reply);
}

function listOwn(services: EvaluationServices): RequestHandler {
  return async (request, response) => {
    const { before, limit } = parseQuery(ownEvaluationsQuerySchema, request);
    const found = await services.listOwn(actorOf(response), { before, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const evaluations = shown.map(({ answerId: _, ...it }) => it);
    const reply: OwnEvaluationsReply = {
      evaluations,
      next: found.length > limit ? (shown.at(-1)?.answerId ?? null) : null,
    };
    response.set('Cache-Control', 'no-store').json(reply);
  };
}

/** The language that the reader asks for, as far as texts exist in it; undefined for no wish. */
function findReaderLanguage(request: Request): Language | undefined {
  if (request.headers['accept-language'] === undefined) return undefined;
  const accepted = request.acceptsLanguages(...languages);
  return languages.find((language) => language === accepted);
}
