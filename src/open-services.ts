import type { QuestionBank } from './domain/question-bank.ts';
import { openEngines } from './open-engines.ts';
import { loadBank } from './rubrics/load-bank.ts';
import type { EvaluateAnswer } from './workflows/evaluate-answer.ts';
import { createEvaluateBatch, type EvaluateBatch } from './workflows/evaluate-batch.ts';

/** All that the doors need to work with one bank. */
export type Services = {
  readonly bank: QuestionBank;
  readonly evaluateAnswer: EvaluateAnswer;
  readonly evaluateBatch: EvaluateBatch;
};

/** Load a bank and open what evaluates answers to it, without a store. */
export async function openServices(bankDirectory: string): Promise<Services> {
  const bank = await loadBank(bankDirectory);
  const evaluateAnswer = await openEngines(bank, bankDirectory);
  return { bank, evaluateAnswer, evaluateBatch: createEvaluateBatch(evaluateAnswer) };
}
