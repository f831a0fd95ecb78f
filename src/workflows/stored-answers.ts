import type { EvaluationStore } from '../storage/evaluation-store.ts';
import type { AnswerToCompare } from './measure-rubric-effect.ts';

/** Answers read from the store at once. */
const pageSize = 500;

/**
 * Read answers to a question with the record id of their newest evaluation, the newest first; those that were erased are left out.
 *
 * @param most answers that are looked at
 */
export async function* storedAnswers(
  questionId: string,
  most: number,
  evaluations: Pick<EvaluationStore, 'listNewest'>,
): AsyncGenerator<AnswerToCompare> {
  let before: string | undefined;
  for (let read = 0; read < most; read += pageSize) {
    const limit = Math.min(pageSize, most - read);
    const page = await evaluations.listNewest(questionId, { before, limit });
    for (const { recordId, answer } of page) if (answer !== null) yield { id: recordId, answer };
    if (page.length < limit) return;
    before = page.at(-1)?.answerId;
  }
}
