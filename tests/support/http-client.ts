import type { z } from 'zod';
import { batchSchema, uploadSchema } from '../../src/api/batch-schemas.ts';
import { recordedEvaluationSchema } from '../../src/api/schemas.ts';

/** Send JSON to the service. */
export function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Read a reply of the promised status and form. */
export async function readReply<T>(response: Response, status: number, schema: z.ZodType<T>): Promise<T> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} instead of ${status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

export async function evaluateOver(base: string, questionId: string, answer: string) {
  const reply = await postJson(`${base}/v1/evaluations`, { questionId, answer });
  return readReply(reply, 201, recordedEvaluationSchema);
}

/** Upload a CSV with the columns id, questionId and answer, and make a batch of it. */
export async function importOver(base: string, csv: string) {
  const headers = { 'x-file-name': 'answers.csv', 'content-type': 'text/csv' };
  const uploaded = await fetch(`${base}/v1/uploads`, { method: 'POST', body: csv, headers });
  const { uploadId, suggestedMapping: mapping } = await readReply(uploaded, 201, uploadSchema);
  const created = await postJson(`${base}/v1/batches`, { uploadId, mapping });
  return readReply(created, 201, batchSchema);
}

export async function startOver(base: string, batchId: string) {
  return readReply(await postJson(`${base}/v1/batches/${batchId}/start`, {}), 200, batchSchema);
}

export async function getBatchOver(base: string, batchId: string) {
  return readReply(await fetch(`${base}/v1/batches/${batchId}`), 200, batchSchema);
}
