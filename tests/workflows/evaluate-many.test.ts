import { expect, it } from 'vitest';
import { EvaluationError } from '../../src/domain/errors.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { type AnswerOutcome, createEvaluateMany } from '../../src/workflows/evaluate-many.ts';
import { aBank } from './a-bank.ts';
import { crashWord, fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

const aRequest = (answer = '道歉', questionId = 'complaint') => ({ questionId, answer });
const kindOf = (outcome: AnswerOutcome) =>
  'error' in outcome ? outcome.error.code : outcome.evaluation.criteria[0]?.status;

it('gives one outcome a request, in their order, errors in their place', async () => {
  const evaluateMany = createEvaluateMany(fakeEvaluateAnswer(aBank()));
  const outcomes = await evaluateMany([aRequest(), aRequest('道歉', 'unknown'), aRequest(crashWord), aRequest()]);
  expect(outcomes.map(kindOf)).toEqual(['scored', 'question-not-found', 'evaluation-failed', 'scored']);
});

it('gives no outcomes for no requests', async () => {
  expect(await createEvaluateMany(fakeEvaluateAnswer(aBank()))([])).toEqual([]);
});

it('does not quote the answer of a failure nobody foresaw', async () => {
  const outcomes = await createEvaluateMany(fakeEvaluateAnswer(aBank()))([aRequest(`${crashWord} 张三`)]);
  expect(JSON.stringify(outcomes)).not.toContain('张三');
});

class EngineBusyError extends EvaluationError {
  readonly code = 'engine-busy';
  override readonly retryable = true;
}

it.each([
  { error: new EngineBusyError('busy'), retryable: true },
  { error: new TypeError('a bug'), retryable: false },
])('says that $error.name may be tried again: $retryable', async ({ error, retryable }) => {
  const failing: EvaluateAnswer = async () => {
    throw error;
  };
  expect(await createEvaluateMany(failing)([aRequest()])).toMatchObject([{ error: { retryable } }]);
});

it('stops at an abort and rejects with its reason', async () => {
  const evaluateAnswer = fakeEvaluateAnswer(aBank());
  const controller = new AbortController();
  setImmediate(() => controller.abort(new Error('stopped by hand')));
  const requests = Array.from({ length: 1000 }, () => aRequest());
  const running = createEvaluateMany(evaluateAnswer)(requests, { signal: controller.signal });
  await expect(running).rejects.toThrow('stopped by hand');
  expect(evaluateAnswer.calls.length).toBeLessThan(1000);
});

it('does not begin when it was aborted before', async () => {
  const evaluateAnswer = fakeEvaluateAnswer(aBank());
  const running = createEvaluateMany(evaluateAnswer)([aRequest()], {
    signal: AbortSignal.abort(new Error('too late')),
  });
  await expect(running).rejects.toThrow('too late');
  expect(evaluateAnswer.calls).toEqual([]);
});
