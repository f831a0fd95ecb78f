import type { Transaction } from 'kysely';
import type { ReviewTask } from '../../domain/review.ts';
import { ReviewLockLostError, ReviewStateError, ReviewTaskNotFoundError } from '../../domain/review-errors.ts';
import type { Reviewer } from '../review-store.ts';
import { isPostgres } from './dialect.ts';
import { type ReviewTaskRow, selectTasks, toReviewTask } from './review-task-row.ts';
import type { Database } from './schema.ts';
import { isVisibleTo } from './visible-tasks.ts';

export type HeldTask = { readonly task: ReviewTask; readonly row: ReviewTaskRow };

/**
 * Read a task and keep others from changing it until the transaction ends. Whoever holds its answer too holds that before, and the end of
 * the audit log after.
 *
 * @throws {ReviewTaskNotFoundError} if there is none, or the reviewer may not see it.
 */
export async function holdTask(
  trx: Transaction<Database>,
  reviewer: Reviewer,
  taskId: string,
  now: string,
): Promise<HeldTask> {
  // By itself: what a query reads beside what it locks may be older than the lock.
  if (isPostgres(trx)) await trx.selectFrom('review_tasks').select('id').where('id', '=', taskId).forUpdate().execute();
  const row = await selectTasks(trx)
    .where('review_tasks.id', '=', taskId)
    .where(isVisibleTo(reviewer))
    .executeTakeFirst();
  if (!row) throw new ReviewTaskNotFoundError();
  return { row, task: toReviewTask(row, now) };
}

/** @throws {ReviewStateError} if nothing is left to decide. */
export function requireOpen({ status }: ReviewTask): void {
  if (status === 'done') throw new ReviewStateError('This review is decided already');
  if (status === 'withdrawn') throw new ReviewStateError('There is nothing left to decide: the answer was erased');
}

/** @throws {ReviewLockLostError} if somebody is not at work on a task, or held it too long. */
export function requireLock({ lock }: ReviewTask, { userId }: Reviewer): void {
  if (lock?.holderId !== userId) throw new ReviewLockLostError();
}

/** @throws {ReviewStateError} if a task is about another evaluation by now than somebody has in mind. */
export function requireSameRecord({ recordId }: ReviewTask, given: string): void {
  if (recordId === given) return;
  throw new ReviewStateError('The answer was evaluated anew in between: look at it again, then decide');
}
