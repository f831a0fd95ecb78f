import type { Kysely, Transaction } from 'kysely';
import { reviewWorth } from '../../scoring/review-worth.ts';
import type { ReviewStore } from '../review-store.ts';
import { BatchNotFoundError } from '../store-errors.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { insertFirstTasks } from './first-tasks.ts';
import { isOneOf } from './is-one-of.ts';
import { newestOfAnswer } from './newest-of.ts';
import type { Database } from './schema.ts';

/** Create addFirstTasks of a store. */
export function createAddFirstTasks(db: Kysely<Database>, clock: Clock): ReviewStore['addFirstTasks'] {
  return (batchId, positions) =>
    db.transaction().execute(async (trx) => {
      const batch = await trx.selectFrom('batches').select('id').where('id', '=', batchId).executeTakeFirst();
      if (!batch) throw new BatchNotFoundError(batchId);
      const answerIds = await findAnswers(trx, batchId, positions);
      await holdAnswers(trx, answerIds);
      const rows = await selectWithoutTask(trx, batchId, answerIds);
      const evaluations = rows.map(({ recordId, answerId, questionId, position, content }) => {
        const worth = reviewWorth(JSON.parse(content));
        return { recordId, answerId, questionId, item: { batchId, position }, worth };
      });
      await insertFirstTasks(trx, evaluations, clock);
      return evaluations.length;
    });
}

async function findAnswers(
  trx: Transaction<Database>,
  batchId: string,
  positions: readonly number[],
): Promise<readonly string[]> {
  const items = await trx
    .selectFrom('batch_items')
    .select('answer_id')
    .where('batch_id', '=', batchId)
    .where(isOneOf(trx, 'position', positions))
    .execute();
  return items.map((item) => item.answer_id);
}

/** Of two that make tasks for one answer, the second finds those of the first. */
async function holdAnswers(trx: Transaction<Database>, answerIds: readonly string[]): Promise<void> {
  if (!isPostgres(trx)) return;
  const isAsked = isOneOf(trx, 'id', answerIds);
  await trx.selectFrom('answers').select('id').where(isAsked).orderBy('id').forNoKeyUpdate().execute();
}

/** Items with their newest evaluations that nobody has decided about, that do not wait already and are not erased. */
async function selectWithoutTask(trx: Transaction<Database>, batchId: string, answerIds: readonly string[]) {
  return await trx
    .selectFrom('answers')
    .innerJoin('evaluations as own', (join) =>
      join.onRef('own.answer_id', '=', 'answers.id').on('own.batch_id', '=', batchId),
    )
    .innerJoin('evaluations', (join) => join.on('evaluations.id', '=', newestOfAnswer))
    .select(['evaluations.id as recordId', 'answers.id as answerId', 'answers.question_id as questionId'])
    .select(['evaluations.content'])
    .select(({ ref }) => ref('own.position').$castTo<number>().as('position'))
    .where(isOneOf(trx, 'answers.id', answerIds))
    .where('answers.text', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('review_tasks')
            .select('review_tasks.id')
            .whereRef('review_tasks.answer_id', '=', 'answers.id')
            .where('review_tasks.kind', '=', 'first')
            .where('review_tasks.status', '=', 'open'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('reviews').select('reviews.id').whereRef('reviews.answer_id', '=', 'answers.id'))),
    )
    .orderBy('own.position')
    .execute();
}
