import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { problemSchema } from '../../src/api/schemas.ts';
import { EngineFailedError, engineFailureCodes } from '../../src/engines/engine-errors.ts';
import type { EvaluationServices } from '../../src/workflows/record-evaluation.ts';
import { postJson } from '../support/http-client.ts';
import { aBank } from '../workflows/a-bank.ts';
import { anApp } from './an-app.ts';
import { fakeEvaluationServices } from './fake-evaluation-services.ts';

const body = { questionId: 'complaint', answer: '先道歉' };

async function serve(recordEvaluation: EvaluationServices['recordEvaluation']) {
  const { app, logged } = await anApp({ evaluations: { ...fakeEvaluationServices(aBank()), recordEvaluation } });
  const { port } = app.address() as AddressInfo;
  return { logged, url: `http://127.0.0.1:${port}/v1/evaluations` };
}

it('stops evaluating when the caller hangs up', async () => {
  const seen: AbortSignal[] = [];
  const { url, logged } = await serve(async (_request, { signal } = {}) => {
    if (!signal) throw new Error('no signal came');
    seen.push(signal);
    await once(signal, 'abort');
    throw signal.reason;
  });
  const hangUp = new AbortController();
  const reply = fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal: hangUp.signal,
  });
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  hangUp.abort();
  await expect(reply).rejects.toThrow();
  await vi.waitFor(() => expect(seen[0]?.aborted).toBe(true));
  await vi.waitFor(() => expect(logged.join('')).toContain('/v1/evaluations'));
  expect(logged.join('')).not.toContain('request failed');
});

it.each(engineFailureCodes)('says that an engine failed, and how: %s', async (code) => {
  const message = 'the endpoint said no';
  const { url } = await serve(async () => {
    throw new EngineFailedError('llm', code, message, { retryable: false });
  });
  const reply = await postJson(url, body);
  const problem = problemSchema.parse(await reply.json());
  expect(problem).toMatchObject({ code, detail: message });
  expect(reply.status).toBe(problem.status);
  expect([409, 422, 502, 503]).toContain(reply.status);
  expect(reply.headers.has('retry-after')).toBe(reply.status === 503);
});
