import type { Question, QuestionBank } from '../domain/question-bank.ts';
import type { StoredEvaluation } from '../domain/stored-evaluation.ts';
import type { StoredItem } from '../storage/batch-store.ts';

/** What of an evaluation says which rubric made it. */
export type RubricUse = { readonly questionId: string; readonly rubric: { readonly hash: string } };

/** Was this evaluation made under another version of the rubric than the one in use? Never if the bank has no such question. */
export type IsStale = (evaluation: RubricUse) => boolean;

/** A stored evaluation as it is shown. */
export type ShownEvaluation = StoredEvaluation & { readonly isStale: boolean };

/** An item of a batch as it is shown; false as long as it has no evaluation. */
export type ShownItem = StoredItem & { readonly isStale: boolean };

/** @param bank may change its questions by and by: each evaluation is held against those in use when it is asked for. */
export function createIsStale(bank: Pick<QuestionBank, 'questions'>): IsStale {
  let questions: readonly Question[] = [];
  let hashes: ReadonlyMap<string, string> = new Map();
  return ({ questionId, rubric }) => {
    if (questions !== bank.questions) {
      questions = bank.questions;
      hashes = new Map(questions.map(({ id, rubric: { hash } }) => [id, hash]));
    }
    return (hashes.get(questionId) ?? rubric.hash) !== rubric.hash;
  };
}
