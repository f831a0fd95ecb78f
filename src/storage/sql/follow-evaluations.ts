import type { Transaction } from 'kysely';
import type { Evaluation } from '../../domain/evaluation.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { type EvaluationToReview, insertFirstTasks } from './first-tasks.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/** An answer with what people have to do with it. */
export type ReviewState = {
  readonly openTasks: readonly { readonly id: string; readonly kind: string; readonly rubricHash: string }[];
  /** Rubrics under which somebody decided about it. */
  readonly decidedUnder: ReadonlySet<string>;
};

/** What people have to do with some answers; open tasks are held until the transaction ends. The caller holds the answers. */
export async function holdReviewStates(
  trx: Transaction<Database>,
  answerIds: readonly string[],
): Promise<(answerId: string) => ReviewState> {
  const tasks = await trx
    .selectFrom('review_tasks')
    .innerJoin('evaluations', 'evaluations.id', 'review_tasks.record_id')
    .select(['review_tasks.id', 'review_tasks.answer_id', 'review_tasks.kind', 'evaluations.rubric_hash as rubricHash'])
    .where(isOneOf(trx, 'review_tasks.answer_id', answerIds))
    .where('review_tasks.status', '=', 'open')
    .orderBy('review_tasks.id')
    .$if(isPostgres(trx), (query) => query.forUpdate('review_tasks'))
    .execute();
  const decided = await trx
    .selectFrom('reviews')
    .select(['answer_id', 'rubric_hash'])
    .where(isOneOf(trx, 'answer_id', answerIds))
    .execute();
  const tasksOf = Map.groupBy(tasks, (task) => task.answer_id);
  const decidedOf = Map.groupBy(decided, (review) => review.answer_id);
  return (answerId) => ({
    openTasks: tasksOf.get(answerId) ?? [],
    decidedUnder: new Set(decidedOf.get(answerId)?.map((review) => review.rubric_hash)),
  });
}

export type FollowedEvaluation = EvaluationToReview & {
  readonly evaluation: Pick<Evaluation, 'needsReview' | 'rubric'>;
};

/**
 * Let tasks follow evaluations that took the place of older ones: open tasks are about the newest, and a first one appears where only
 * the newest needs a look and nobody has decided under its rubric. An appeal stays with the evaluation that it contests where the
 * rubric is another one by now, which may not have the criterion.
 */
export async function followEvaluations(
  trx: Transaction<Database>,
  evaluations: readonly FollowedEvaluation[],
  stateOf: (answerId: string) => ReviewState,
  clock: Clock,
): Promise<void> {
  for (const followed of evaluations) {
    for (const task of stateOf(followed.answerId).openTasks) await moveTask(trx, task, followed);
  }
  const needed = evaluations.filter(({ answerId, item, evaluation }) => {
    const { openTasks, decidedUnder } = stateOf(answerId);
    if (item === null || !evaluation.needsReview || decidedUnder.has(evaluation.rubric.hash)) return false;
    return !openTasks.some(({ kind }) => kind === 'first');
  });
  await insertFirstTasks(trx, needed, clock);
}

async function moveTask(
  trx: Transaction<Database>,
  { id, kind, rubricHash }: ReviewState['openTasks'][number],
  { recordId, worth, evaluation }: FollowedEvaluation,
): Promise<void> {
  const isAppeal = kind === 'appeal';
  if (isAppeal && rubricHash !== evaluation.rubric.hash) return;
  const change = { record_id: recordId, ...(isAppeal ? {} : { worth }) };
  await trx.updateTable('review_tasks').set(change).where('id', '=', id).execute();
}
