import { setTimeout as sleep } from 'node:timers/promises';
import { noSpending } from '../../src/domain/provenance.ts';
import { EngineFailedError } from '../../src/engines/engine-errors.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { createEvaluateSideBySide } from '../../src/workflows/evaluate-side-by-side.ts';
import type { ModelWork } from '../../src/workflows/model-work.ts';
import { aBank } from './a-bank.ts';
import { fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

/** An answer that says so finds the model down, for as long as `isDown` says. */
export const downWord = 'DOWN';

type PaidModelOptions = {
  readonly concurrency: number;
  readonly latencyMs?: number;
  /** Of an answer, in US dollars. */
  readonly costUsd?: number;
  /** What happens before it replies. */
  readonly meanwhile?: (answer: string, signal?: AbortSignal) => Promise<void>;
};

/** A model that takes its time and money, records what it was asked, and ends when the signal says so. */
export function aPaidModel({ concurrency, latencyMs = 5, costUsd = 0.25, meanwhile }: PaidModelOptions) {
  const judge = fakeEvaluateAnswer(aBank());
  const seen = {
    asked: [] as string[],
    finished: 0,
    aborted: 0,
    inFlight: 0,
    mostInFlight: 0,
    forgotten: [] as string[],
  };
  const model = { isDown: true };
  const evaluateAnswer: EvaluateAnswer = async (request, { signal } = {}) => {
    seen.asked.push(request.answer);
    seen.inFlight += 1;
    seen.mostInFlight = Math.max(seen.mostInFlight, seen.inFlight);
    try {
      await meanwhile?.(request.answer, signal);
      await sleep(latencyMs, undefined, signal ? { signal } : {});
    } catch {
      seen.aborted += 1;
      throw signal?.reason;
    } finally {
      seen.inFlight -= 1;
    }
    const use = { engine: 'llm', model: 'm', parameters: {}, promptHash: null, inputHash: '', cacheKeys: [] } as const;
    const modelUses = [{ ...use, spent: { ...noSpending, requests: 1, costUsd } }];
    if (request.answer.includes(downWord) && model.isDown) {
      throw new EngineFailedError('llm', 'model-unreachable', 'Nobody answers', { retryable: true, modelUses });
    }
    seen.finished += 1;
    const provenance = { asked: 'llm', witnesses: [], modelUses, failures: [], firstLooks: [] } as const;
    return { ...(await judge(request)), provenance };
  };
  const models: ModelWork = {
    needsModel: () => true,
    endpoints: { llm: true, embedding: false },
    evaluate: createEvaluateSideBySide(evaluateAnswer, concurrency),
    expectedCost: async () => ({ costUsd, seconds: null, basis: 'guess' }),
    concurrency,
    cache: { forgetAnswer: async (answerHash) => void seen.forgotten.push(answerHash) },
  };
  return { models, seen, model, evaluateAnswer };
}
