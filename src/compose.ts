import type { EngineId } from './domain/engine-id.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import type { Engine } from './engines/engine.ts';
import { findStaleWeights, loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { loadBank } from './rubrics/load-bank.ts';
import { type BankCheck, type CheckRubrics, createCheckRubrics } from './workflows/check-rubrics.ts';
import { createEvaluateAnswer, type EvaluateAnswer } from './workflows/evaluate-answer.ts';
import { createEvaluateBatch, type EvaluateBatch } from './workflows/evaluate-batch.ts';

/** All that the doors need to work with one bank. */
export type Services = {
  readonly bank: QuestionBank;
  readonly evaluateAnswer: EvaluateAnswer;
  readonly evaluateBatch: EvaluateBatch;
};

/** What the command line starts from; each part does its work only when called. */
export type Program = {
  openBank(directory: string): Promise<QuestionBank>;
  openServices(bankDirectory: string): Promise<Services>;
  readonly checkRubrics: CheckRubrics;
};

/** Choose the implementations. */
export function compose(): Program {
  return { openBank: loadBank, openServices, checkRubrics: createCheckRubrics(loadBank, [checkWeights]) };
}

async function openServices(bankDirectory: string): Promise<Services> {
  const bank = await loadBank(bankDirectory);
  const keyword = await loadKeywordEngine(bank, bankDirectory);
  const engines = new Map<EngineId, Engine>([[keyword.id, keyword]]);
  const evaluateAnswer = createEvaluateAnswer(bank, engines, keyword);
  return { bank, evaluateAnswer, evaluateBatch: createEvaluateBatch(evaluateAnswer) };
}

/** Say whether the fitted weights belong to the rubrics as they are; stale ones cost time, not correctness. */
const checkWeights: BankCheck = async (directory, bank) => {
  const stale = await findStaleWeights(bank, directory);
  const note =
    stale.length === 0
      ? 'The fitted weights are up to date.'
      : `Not fitted on the rubric as it is now: ${stale.join(', ')}. Run npm run fit; until then each is fitted when first used.`;
  return { problems: [], notes: [note] };
};
