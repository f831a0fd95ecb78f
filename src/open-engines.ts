import type { QuestionBank } from './domain/question-bank.ts';
import { soleEngine } from './engines/engine.ts';
import { loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { createEvaluateAnswer, type EvaluateAnswer } from './workflows/evaluate-answer.ts';

/**
 * Load the engines for a bank that is loaded already. Apart from compose.ts because evaluation threads start with this
 * alone: the libraries of rubric files, databases and the service would cost each of them time and memory.
 */
export async function openEngines(bank: QuestionBank, bankDirectory: string): Promise<EvaluateAnswer> {
  const keyword = await loadKeywordEngine(bank, bankDirectory);
  return createEvaluateAnswer(bank, soleEngine(keyword));
}
