import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { type RecordedEvaluationReply, recordEvaluationSchema } from '../../api/schemas.ts';
import type { StoredEvaluationReply } from '../../api/stored-evaluation-schemas.ts';
import { type Language, languages } from '../../domain/question-bank.ts';
import { joinEvaluation } from '../../scoring/join-evaluation.ts';
import { EvaluationNotFoundError } from '../../storage/store-errors.ts';
import type { EvaluationServices, RecordedEvaluation } from '../../workflows/record-evaluation.ts';
import { abortWhenGone } from '../abort-when-gone.ts';
import { parseId } from '../parse-id.ts';
import { parseBody, parseOptionalBody, readJsonBody, readOptionalJsonBody } from '../parse-request.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';

const noFieldsSchema = z.strictObject({});

/** `/v1/evaluations`: evaluate one answer and keep both, read them again, evaluate it once more. */
export function evaluationRoutes(services: EvaluationServices): Router {
  const router = Router();
  router
    .route('/v1/evaluations')
    .post(...readJsonBody, async (request, response) => {
      const body = parseBody(recordEvaluationSchema, request);
      response.vary('Accept-Language');
      const asked = { ...body, readerLanguage: findReaderLanguage(request) };
      const recorded = await services.recordEvaluation(asked, { signal: abortWhenGone(response) });
      sendRecorded(response, recorded);
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/evaluations/:id')
    .get(async (request, response) => {
      const { recordId, answerId, createdAt, candidateId, erasedAt, isStale, ...stored } = await services.getEvaluation(
        parseRecordId(request.params.id),
      );
      const evaluation = { ...joinEvaluation(stored), ...(isStale ? { isStale } : {}) };
      const reply = { recordId, answerId, createdAt, candidateId, answer: stored.answer, erasedAt, evaluation };
      response.set('Cache-Control', 'no-store').json(reply satisfies Readonlied<StoredEvaluationReply>);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/evaluations/:id/again')
    .post(...readOptionalJsonBody, async (request, response) => {
      parseOptionalBody(noFieldsSchema, request);
      sendRecorded(
        response,
        await services.evaluateAgain(parseRecordId(String(request.params.id)), {
          signal: abortWhenGone(response),
        }),
      );
    })
    .all(allowMethods('POST'));
  return router;
}

function sendRecorded(response: Response, { recordId, createdAt, evaluation }: RecordedEvaluation): void {
  const reply: Readonlied<RecordedEvaluationReply> = { ...evaluation, recordId, createdAt };
  response.status(201).location(`/v1/evaluations/${recordId}`).set('Cache-Control', 'no-store').json(reply);
}

function parseRecordId(text: string): string {
  return parseId(text, () => new EvaluationNotFoundError());
}

/** The language that the reader asks for, as far as texts exist in it; undefined for no wish. */
function findReaderLanguage(request: Request): Language | undefined {
  if (request.headers['accept-language'] === undefined) return undefined;
  const accepted = request.acceptsLanguages(...languages);
  return languages.find((language) => language === accepted);
}
