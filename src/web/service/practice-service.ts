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

/** A model may run into its own time limit of a minute and be asked again, before another engine stands in. */
const EVALUATION_TIMEOUT_MS = 5 * 60_000;

/**
 * Have one answer evaluated and stored.
 *
 * @param locale language of the reader, for the texts of the reply
 */
export function evaluateAnswer(request: EvaluateRequest, locale: string): Promise<RecordedEvaluationReply> {
  const headers = { 'content-type': 'application/json', 'accept-language': locale };
  const init = { method: 'POST', headers, body: JSON.stringify(request) };
  return fetchJson('/v1/evaluations', recordedEvaluationSchema, init, EVALUATION_TIMEOUT_MS);
}
