import type { Kysely, Transaction } from 'kysely';
import { type ReviewMode, type ReviewTask, reviewLockMinutes } from '../../domain/review.ts';
import { AssignmentNotAllowedError, ReviewLockedError, ReviewStateError } from '../../domain/review-errors.ts';
import type { Reviewer, ReviewStore } from '../review-store.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { type HeldTask, holdTask, requireLock, requireOpen } from './hold-task.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './schema.ts';
import { isVisibleTo } from './visible-tasks.ts';

type ReviewLocks = Pick<ReviewStore, 'take' | 'renew' | 'giveBack' | 'assign'>;

/** Create the part of a store that says who works on what. */
export function createReviewLocks(db: Kysely<Database>, clock: Clock): ReviewLocks {
  const withTask = <T>(
    reviewer: Reviewer,
    taskId: string,
    act: (trx: Transaction<Database>, held: HeldTask) => Promise<T>,
  ) => db.transaction().execute(async (trx) => act(trx, await holdTask(trx, reviewer, taskId, clock.now())));
  return {
    take: (reviewer, taskId, mode) => withTask(reviewer, taskId, (trx, held) => take(trx, reviewer, held, mode, clock)),
    renew: (reviewer, taskId) =>
      withTask(reviewer, taskId, async (trx, { task }) => {
        requireOpen(task);
        requireLock(task, reviewer);
        return await lock(trx, reviewer, { ...task, recordId: task.lock?.recordId ?? task.recordId }, clock);
      }),
    giveBack: (reviewer, taskId) =>
      withTask(reviewer, taskId, async (trx, { task }) => {
        if (task.lock?.holderId !== reviewer.userId) return;
        await trx.updateTable('review_tasks').set(noLock).where('id', '=', task.id).execute();
      }),
    assign: (reviewer, taskId, assigneeId) =>
      withTask(reviewer, taskId, (trx, held) => assign(trx, reviewer, held, assigneeId, clock)),
  };
}

/** What the columns of a lock are where nobody is at work. */
export const noLock = { lock_holder: null, lock_until: null, lock_record_id: null } as const;

async function take(
  trx: Transaction<Database>,
  reviewer: Reviewer,
  { task }: HeldTask,
  mode: ReviewMode,
  clock: Clock,
): Promise<ReviewTask> {
  const { userId } = reviewer;
  requireOpen(task);
  if (task.lock && task.lock.holderId !== userId) throw new ReviewLockedError(task.lock.holderId, task.lock.until);
  if (!task.lock && task.assigneeId !== null && task.assigneeId !== userId) {
    throw new ReviewStateError('It is assigned to somebody else');
  }
  if (task.kind !== 'first' && (await hasDecided(trx, userId, task.answerId))) {
    throw new ReviewStateError('You decided about this answer before: somebody else has to');
  }
  const row = { task_id: task.id, reviewer_id: userId, mode, taken_at: clock.now() };
  await insertRows(trx, 'review_takes', ['task_id', 'reviewer_id', 'mode', 'taken_at'], [row], {
    ignoreConflicts: true,
  });
  return await lock(trx, reviewer, task, clock);
}

/** Lock a task for its reviewer from now on, who has seen the evaluation that it names. */
async function lock(
  trx: Transaction<Database>,
  reviewer: Reviewer,
  { id, recordId }: ReviewTask,
  { now }: Clock,
): Promise<ReviewTask> {
  const until = new Date(Date.parse(now()) + reviewLockMinutes * 60_000).toISOString();
  await trx
    .updateTable('review_tasks')
    .set({ lock_holder: reviewer.userId, lock_until: until, lock_record_id: recordId })
    .where('id', '=', id)
    .execute();
  return (await holdTask(trx, reviewer, id, now())).task;
}

/** Has somebody decided about an answer before? */
async function hasDecided(trx: Transaction<Database>, userId: string, answerId: string): Promise<boolean> {
  const review = await trx
    .selectFrom('reviews')
    .select('id')
    .where('answer_id', '=', answerId)
    .where('reviewer_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return review !== undefined;
}

async function assign(
  trx: Transaction<Database>,
  reviewer: Reviewer,
  { task, row }: HeldTask,
  assigneeId: string | null,
  { now }: Clock,
): Promise<ReviewTask> {
  requireOpen(task);
  if (!(await mayAssign(trx, reviewer, task, assigneeId))) throw new AssignmentNotAllowedError();
  if (assigneeId === task.assigneeId) return task;
  if (assigneeId !== null) await requireFitting(trx, task, assigneeId);
  await trx.updateTable('review_tasks').set({ assignee_id: assigneeId }).where('id', '=', task.id).execute();
  const at = now();
  const details = { by: reviewer.userId, to: assigneeId, answer: row.answer_id };
  await appendAudit(trx, { action: 'review-assigned', subject: task.id, details }, at);
  return { ...task, assigneeId };
}

async function mayAssign(
  trx: Transaction<Database>,
  { userId, seesAll }: Reviewer,
  task: ReviewTask,
  assigneeId: string | null,
): Promise<boolean> {
  if (seesAll) return true;
  const takesFree = task.assigneeId === null && assigneeId === userId;
  const givesUp = task.assigneeId === userId && assigneeId === null;
  if (takesFree || givesUp) return true;
  if (task.item === null) return false;
  const batch = await trx
    .selectFrom('batches')
    .select('owner_id')
    .where('id', '=', task.item.batchId)
    .executeTakeFirst();
  return batch?.owner_id === userId;
}

/** @throws {ReviewStateError} if somebody may not decide about an answer: who typed it, or decided about it before. */
export async function requireFitting(
  trx: Transaction<Database>,
  { id, kind, answerId }: Pick<ReviewTask, 'id' | 'kind' | 'answerId'>,
  userId: string,
): Promise<void> {
  const seen = await trx
    .selectFrom('review_tasks')
    .select('id')
    .where('id', '=', id)
    .where(isVisibleTo({ userId, seesAll: true }))
    .executeTakeFirst();
  if (!seen) throw new ReviewStateError('Nobody decides about an answer of their own');
  if (kind !== 'first' && (await hasDecided(trx, userId, answerId))) {
    throw new ReviewStateError('Whoever decided about this answer before cannot be the one to look again');
  }
}
