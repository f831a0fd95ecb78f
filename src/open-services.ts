import { promptsDirectory } from './config.ts';
import type { EngineChoice } from './domain/engine-id.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import { loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { type ModelSettings, noModels, openEngineSet, openModels } from './open-model-engines.ts';
import { modelConcurrencyOf } from './open-model-work.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { createMemoryEngineCache } from './storage/memory/memory-engine-cache.ts';
import { createEvaluateAnswer, type EvaluateAnswer } from './workflows/evaluate-answer.ts';
import { createEvaluateBatch, type EvaluateBatch } from './workflows/evaluate-batch.ts';

/** All that the doors need to work with one bank. */
export type Services = {
  readonly bank: QuestionBank;
  readonly evaluateAnswer: EvaluateAnswer;
  readonly evaluateBatch: EvaluateBatch;
};

/** Load a bank and open what evaluates answers to it, without a store: what models say is kept until the program ends. */
export async function openServices(bankDirectory: string, settings: ModelSettings = noModels): Promise<Services> {
  const bank = await loadBank(bankDirectory);
  const engines = await openEngineSet({
    bank,
    keyword: await loadKeywordEngine(bank, bankDirectory),
    settings,
    models: await openModels(settings),
    cache: createMemoryEngineCache(),
    promptsDirectory,
  });
  const evaluateAnswer = createEvaluateAnswer(bank, engines);
  const concurrencyOf = (engine: EngineChoice | undefined) => (engine === 'keyword' ? 1 : modelConcurrencyOf(settings));
  return { bank, evaluateAnswer, evaluateBatch: createEvaluateBatch(evaluateAnswer, concurrencyOf) };
}
