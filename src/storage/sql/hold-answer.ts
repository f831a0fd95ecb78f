import type { Transaction } from 'kysely';
import { reviewWorth } from '../../scoring/review-worth.ts';
import { isPostgres } from './dialect.ts';
import type { EvaluationToReview } from './first-tasks.ts';
import { newestOfAnswer } from './newest-of.ts';
import type { Database } from './schema.ts';

/** An answer with its newest evaluation. */
export type AnswerToReview = EvaluationToReview & { readonly isErased: boolean };

/**
 * Find the answer of an evaluation with its newest evaluation, and hold it until the transaction ends: nobody erases it or evaluates it
 * anew meanwhile.
 */
export async function holdAnswerOf(trx: Transaction<Database>, recordId: string): Promise<AnswerToReview | undefined> {
  const evaluation = await trx
    .selectFrom('evaluations')
    .select('answer_id')
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!evaluation) return undefined;
  const answerId = evaluation.answer_id;
  // By itself: what a query reads beside what it locks may be older than the lock.
  if (isPostgres(trx)) await trx.selectFrom('answers').select('id').where('id', '=', answerId).forUpdate().execute();
  const row = await trx
    .selectFrom('answers')
    .innerJoin('evaluations', (join) => join.on('evaluations.id', '=', newestOfAnswer))
    .select(['answers.question_id', 'answers.erased_at', 'evaluations.id', 'evaluations.content'])
    .where('answers.id', '=', answerId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    recordId: row.id,
    answerId,
    questionId: row.question_id,
    item: await findItem(trx, answerId),
    worth: reviewWorth(JSON.parse(row.content)),
    isErased: row.erased_at !== null,
  };
}

/** The item of a batch that an answer was evaluated for; null for an answer of no batch. */
async function findItem(trx: Transaction<Database>, answerId: string): Promise<EvaluationToReview['item']> {
  const own = await trx
    .selectFrom('evaluations')
    .select(['batch_id as batchId', 'position'])
    .where('answer_id', '=', answerId)
    .where('batch_id', 'is not', null)
    .executeTakeFirst();
  return own && own.batchId !== null && own.position !== null ? { batchId: own.batchId, position: own.position } : null;
}
