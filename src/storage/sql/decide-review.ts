import type { Kysely, Transaction } from 'kysely';
import type { Review, ReviewMode } from '../../domain/review.ts';
import { BlindReviewError, ReviewStateError, ReviewTaskNotFoundError } from '../../domain/review-errors.ts';
import type { NewReview, Reviewer, ReviewStore } from '../review-store.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { type HeldTask, holdTask, requireLock, requireOpen, requireSameRecord } from './hold-task.ts';
import { insertRows } from './insert-rows.ts';
import { noLock } from './review-locks.ts';
import { commitToTexts, hashReviewRow, reviewColumns, sealTexts, toReview } from './review-row.ts';
import type { Database } from './schema.ts';

type ReviewDecisions = Pick<ReviewStore, 'recordBlindVerdicts' | 'findBlindVerdicts' | 'listBlind' | 'decide'>;

/** Create the part of a store that keeps what reviewers say. */
export function createReviewDecisions(db: Kysely<Database>, clock: Clock): ReviewDecisions {
  return {
    recordBlindVerdicts: (reviewer, { taskId, recordId, verdicts }) =>
      db.transaction().execute(async (trx) => {
        const { task, row } = await holdOwn(trx, reviewer, { taskId, recordId }, clock);
        if (task.lock?.mode !== 'blind') throw new ReviewStateError('This review is not blind');
        const { rubric_hash } = row;
        const given = { task_id: taskId, reviewer_id: reviewer.userId, rubric_hash, created_at: clock.now() };
        const added = await insertRows(
          trx,
          'review_blind_verdicts',
          ['task_id', 'reviewer_id', 'rubric_hash', 'verdicts', 'created_at'],
          [{ ...given, verdicts: JSON.stringify(verdicts) }],
          { ignoreConflicts: true },
        );
        if (added === 0) throw new ReviewStateError('You have given your verdicts already; they cannot be changed');
      }),
    async findBlindVerdicts({ userId }, taskId) {
      const row = await db
        .selectFrom('review_blind_verdicts')
        .innerJoin('review_tasks', 'review_tasks.id', 'review_blind_verdicts.task_id')
        .innerJoin('evaluations', 'evaluations.id', 'review_tasks.record_id')
        .select('review_blind_verdicts.verdicts')
        .where('review_blind_verdicts.task_id', '=', taskId)
        .where('review_blind_verdicts.reviewer_id', '=', userId)
        .whereRef('review_blind_verdicts.rubric_hash', '=', 'evaluations.rubric_hash')
        .executeTakeFirst();
      return row && JSON.parse(row.verdicts);
    },
    listBlind: (userId) => listBlind(db, userId, clock.now()),
    decide: (reviewer, review) =>
      db.transaction().execute(async (trx) => {
        const held = await holdOwn(trx, reviewer, review, clock);
        const mode = held.task.lock?.mode ?? 'open';
        if (mode === 'blind') await requireVerdicts(trx, reviewer, held);
        return await writeReview(trx, reviewer, held, { ...review, mode }, clock);
      }),
  };
}

/**
 * A task that its reviewer works on, held with its answer until the transaction ends: nobody erases the answer or evaluates it anew
 * meanwhile.
 */
async function holdOwn(
  trx: Transaction<Database>,
  reviewer: Reviewer,
  { taskId, recordId }: Pick<NewReview, 'taskId' | 'recordId'>,
  { now }: Clock,
): Promise<HeldTask> {
  const task = await trx.selectFrom('review_tasks').select('answer_id').where('id', '=', taskId).executeTakeFirst();
  if (!task) throw new ReviewTaskNotFoundError();
  await holdAnswer(trx, task.answer_id);
  const held = await holdTask(trx, reviewer, taskId, now());
  requireOpen(held.task);
  requireLock(held.task, reviewer);
  requireSameRecord(held.task, recordId);
  return held;
}

/** Keep an answer as it is until the transaction ends. */
async function holdAnswer(trx: Transaction<Database>, answerId: string): Promise<void> {
  if (isPostgres(trx)) await trx.selectFrom('answers').select('id').where('id', '=', answerId).forShare().execute();
}

async function requireVerdicts(trx: Transaction<Database>, { userId }: Reviewer, { row }: HeldTask): Promise<void> {
  const given = await trx
    .selectFrom('review_blind_verdicts')
    .select('task_id')
    .where('task_id', '=', row.id)
    .where('reviewer_id', '=', userId)
    .where('rubric_hash', '=', row.rubric_hash)
    .executeTakeFirst();
  if (!given) throw new BlindReviewError();
}

async function writeReview(
  trx: Transaction<Database>,
  { userId }: Reviewer,
  { task, row }: HeldTask,
  { decisions, texts, mode }: NewReview & { readonly mode: ReviewMode },
  { now, newId }: Clock,
): Promise<Review> {
  const sealed = sealTexts(texts);
  const createdAt = now();
  const review: Database['reviews'] = {
    id: newId(),
    task_id: task.id,
    kind: task.kind,
    mode,
    record_id: task.recordId,
    answer_id: task.answerId,
    question_id: task.questionId,
    batch_id: row.batch_id,
    rubric_hash: row.rubric_hash,
    reviewer_id: userId,
    decisions: JSON.stringify(decisions),
    commitment: commitToTexts(sealed),
    created_at: createdAt,
  };
  await insertRows(trx, 'reviews', reviewColumns, [review]);
  await insertRows(trx, 'review_texts', ['review_id', 'salt', 'content'], [{ review_id: review.id, ...sealed }]);
  await trx
    .updateTable('review_tasks')
    .set({ status: 'done', ...noLock })
    .where('id', '=', task.id)
    .execute();
  const details = { by: userId, task: task.id, record: task.recordId, review: hashReviewRow(review) };
  await appendAudit(trx, { action: 'review-recorded', subject: review.id, details }, createdAt);
  return toReview(review, sealed.content);
}

async function listBlind(db: Kysely<Database>, userId: string, now: string): ReturnType<ReviewStore['listBlind']> {
  const rows = await db
    .selectFrom('review_tasks')
    .innerJoin('evaluations', 'evaluations.id', 'review_tasks.record_id')
    .innerJoin('review_takes', (join) =>
      join
        .onRef('review_takes.task_id', '=', 'review_tasks.id')
        .onRef('review_takes.reviewer_id', '=', 'review_tasks.lock_holder'),
    )
    .leftJoin('review_blind_verdicts', (join) =>
      join
        .onRef('review_blind_verdicts.task_id', '=', 'review_tasks.id')
        .onRef('review_blind_verdicts.reviewer_id', '=', 'review_tasks.lock_holder')
        .onRef('review_blind_verdicts.rubric_hash', '=', 'evaluations.rubric_hash'),
    )
    .select(['review_tasks.answer_id', 'review_tasks.batch_id', 'review_tasks.position'])
    .where('review_tasks.lock_holder', '=', userId)
    .where('review_tasks.lock_until', '>', now)
    .where('review_tasks.status', '=', 'open')
    .where('review_takes.mode', '=', 'blind')
    .where('review_blind_verdicts.task_id', 'is', null)
    .execute();
  return rows.map(({ answer_id: answerId, batch_id: batchId, position }) => {
    return { answerId, item: batchId === null || position === null ? null : { batchId, position } };
  });
}
