import {
  type EvaluateRequest,
  type QuestionListReply,
  questionListSchema,
  type RecordedEvaluationReply,
  recordedEvaluationSchema,
} from '../../api/schemas.ts';
import { fetchJson } from './fetch-json.ts';

/** Load all questions of the bank. */
export function listQuestions(): Promise<QuestionListReply> {
  return fetchJson('/v1/questions', questionListSchema);
}

/**
 * Have one answer evaluated and stored.
 *
 * @param locale language of the reader, for the texts of the reply
 */
export function evaluateAnswer(request: EvaluateRequest, locale: string): Promise<RecordedEvaluationReply> {
  return fetchJson('/v1/evaluations', recordedEvaluationSchema, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: JSON.stringify(request),
  });
}
