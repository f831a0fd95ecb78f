import type { EngineId } from './domain/engine-id.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import type { Engine } from './engines/engine.ts';
import { loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { createEvaluateAnswer, type EvaluateAnswer } from './workflows/evaluate-answer.ts';
import { createEvaluateBatch, type EvaluateBatch } from './workflows/evaluate-batch.ts';

/** All that the doors need to work with one bank. */
export type Services = {
  readonly bank: QuestionBank;
  readonly evaluateAnswer: EvaluateAnswer;
  readonly evaluateBatch: EvaluateBatch;
};

/**
 * Open what evaluates, without a store. Apart from compose.ts because evaluation threads start with this alone: the
 * libraries of databases and of the service would take them seconds to load.
 */
export async function openServices(bankDirectory: string): Promise<Services> {
  const bank = await loadBank(bankDirectory);
  const evaluateAnswer = await openEngines(bank, bankDirectory);
  return { bank, evaluateAnswer, evaluateBatch: createEvaluateBatch(evaluateAnswer) };
}

/** Load the engines for a bank that is loaded already. */
export async function openEngines(bank: QuestionBank, bankDirectory: string): Promise<EvaluateAnswer> {
  const keyword = await loadKeywordEngine(bank, bankDirectory);
  const engines = new Map<EngineId, Engine>([[keyword.id, keyword]]);
  return createEvaluateAnswer(bank, engines, keyword);
}
