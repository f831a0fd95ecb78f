import type { QuestionBank } from './domain/question-bank.ts';
import { soleEngine } from './engines/engine.ts';
import { createUnfittedEngine, loadKeywordEngine } from './engines/keyword/load-keyword-engine.ts';
import { createEvaluateAnswer, type EvaluateAnswer } from './workflows/evaluate-answer.ts';
import type { OpenEvaluate } from './workflows/test-rubric.ts';

/** A bank as it is in use, and what its engines need beside it. Can be sent to a thread. */
export type EngineParts = {
  readonly bank: QuestionBank;
  /** The bank as loaded from its files. */
  readonly base: QuestionBank;
  /** Where the base's fitted weights lie. */
  readonly bankDirectory: string;
  /** Fitted weights of published versions as JSON text, by the rubric's hash. */
  readonly weights: ReadonlyMap<string, string>;
};

/**
 * Load the engines for a bank that is loaded already. Apart from compose.ts because evaluation threads start with this
 * alone: the libraries of rubric files, databases and the service would cost each of them time and memory.
 */
export async function openEngines({ bank, base, bankDirectory, weights }: EngineParts): Promise<EvaluateAnswer> {
  const keyword = await loadKeywordEngine(base, bankDirectory, (rubricHash) => weights.get(rubricHash));
  return createEvaluateAnswer(bank, soleEngine(keyword));
}

/** What evaluates answers to a question that is being edited, as the keyword engine would if the bank held it. */
export function openUnfitted(bank: QuestionBank): OpenEvaluate {
  return async (question) =>
    createEvaluateAnswer({ ...bank, questions: [question] }, soleEngine(createUnfittedEngine(bank)));
}

/**
 * Load what evaluates answers with any version of a question offline, as the keyword engine would if it were in use: with its fitted
 * weights where they are there, else fitted against the bank.
 *
 * @param bank with its practice answers
 * @param publishedWeights fitted weights of a published version as JSON text, by the rubric's hash
 */
export async function openFitted(
  bank: QuestionBank,
  bankDirectory: string,
  publishedWeights?: (rubricHash: string) => string | undefined,
): Promise<OpenEvaluate> {
  const keyword = await loadKeywordEngine(bank, bankDirectory, publishedWeights);
  return async (question) => createEvaluateAnswer({ ...bank, questions: [question] }, soleEngine(keyword));
}
