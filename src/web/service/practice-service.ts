import {
  type EvaluateRequest,
  type EvaluationReply,
  evaluationSchema,
  type QuestionListReply,
  questionListSchema,
} from '../../api/schemas.ts';
import { fetchJson } from './fetch-json.ts';

/** Load all questions of the bank. */
export function listQuestions(): Promise<QuestionListReply> {
  return fetchJson('/v1/questions', questionListSchema);
}

/**
 * Have one answer evaluated.
 *
 * @param locale language of the reader, for the texts of the reply
 */
export function evaluateAnswer(request: EvaluateRequest, locale: string): Promise<EvaluationReply> {
  return fetchJson('/v1/evaluations', evaluationSchema, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: JSON.stringify(request),
  });
}
