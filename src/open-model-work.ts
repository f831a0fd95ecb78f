import type { QuestionBank } from './domain/question-bank.ts';
import { forecastJudging } from './engines/llm/forecast-judging.ts';
import type { JudgePrompts } from './engines/llm/judge-prompt.ts';
import { loadJudgePrompts } from './engines/llm/load-judge-prompts.ts';
import type { ModelSettings } from './open-model-engines.ts';
import type { ErasableCache } from './storage/engine-cache.ts';
import type { EvaluateAnswer } from './workflows/evaluate-answer.ts';
import { createEvaluateSideBySide } from './workflows/evaluate-side-by-side.ts';
import { createExpectedCost, type ExpectedCost } from './workflows/expected-cost.ts';
import type { ModelWork } from './workflows/model-work.ts';
import { createRecentUse, type RecentUse } from './workflows/recent-use.ts';

export type ModelWorkParts = {
  readonly bank: QuestionBank;
  readonly settings: ModelSettings;
  readonly evaluateAnswer: EvaluateAnswer;
  readonly cache: Pick<ErasableCache, 'forgetAnswer'>;
  readonly promptsDirectory: string;
};

/** Answers that may wait for models at a time; 1 where no model is set. */
export function modelConcurrencyOf({ llm, embedding }: ModelSettings): number {
  return llm?.concurrency ?? embedding?.concurrency ?? 1;
}

/** Put together how batches work with the models that are set; undefined where none is. */
export async function openModelWork(parts: ModelWorkParts): Promise<ModelWork | undefined> {
  const { bank, settings, evaluateAnswer, cache, promptsDirectory } = parts;
  if (!settings.llm && !settings.embedding) return undefined;
  const recentUse = createRecentUse(() => performance.now());
  const concurrency = modelConcurrencyOf(settings);
  const prompts = settings.llm && (await loadJudgePrompts(promptsDirectory));
  const ofLlm = prompts && expectCostOfLlm(bank, settings, prompts, recentUse);
  const ofEmbedding = expectCostOfEmbedding(settings, recentUse);
  return {
    needsModel: (engine) => engine !== 'keyword',
    endpoints: { llm: settings.llm !== undefined, embedding: settings.embedding !== undefined },
    evaluate: createEvaluateSideBySide(recentUse.watch(evaluateAnswer), concurrency),
    expectedCost: (requests) => (requests[0]?.engine !== 'embedding' && ofLlm ? ofLlm : ofEmbedding)(requests),
    concurrency,
    cache,
  };
}

function expectCostOfLlm(
  bank: QuestionBank,
  { llm }: ModelSettings,
  prompts: JudgePrompts,
  recentUse: RecentUse,
): ExpectedCost | undefined {
  if (!llm) return undefined;
  const questionOf = (id: string) => bank.questions.find((question) => question.id === id);
  return createExpectedCost({
    promptTokensOf: (id) => {
      const question = questionOf(id);
      return question ? forecastJudging(prompts, question, '').inputTokens : 0;
    },
    criteriaOf: (id) => questionOf(id)?.rubric.criteria.length ?? 0,
    ...llm,
    recentUse,
  });
}

/** Only the answer's own texts are sent, and only tokens that go in are paid for. */
function expectCostOfEmbedding({ embedding }: ModelSettings, recentUse: RecentUse): ExpectedCost {
  const price = embedding?.price ?? 0;
  return createExpectedCost({
    promptTokensOf: () => 0,
    criteriaOf: () => 0,
    prices: { input: price, cachedInput: price, output: 0 },
    samples: 1,
    concurrency: embedding?.concurrency ?? 1,
    requestsPerMinute: embedding?.requestsPerMinute,
    recentUse,
  });
}
