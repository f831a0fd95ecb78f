import type { QuestionBank } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import type { RubricSnapshot } from '../domain/stored-evaluation.ts';

/** Banks and rubric versions as they were when they made evaluations. What is stored under a hash never changes. */
export type RubricStore = {
  /** Keep a bank and its rubrics; nothing happens if they are kept already. */
  saveBank(bank: QuestionBank): Promise<void>;
  findRubric(hash: string): Promise<RubricSnapshot | undefined>;
  /** All of a version that a person edits, as it was; undefined too for one that no program has saved since schema 0002. */
  findContent(hash: string): Promise<QuestionContent | undefined>;
};
