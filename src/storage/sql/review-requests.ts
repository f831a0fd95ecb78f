import type { Kysely, Transaction } from 'kysely';
import type { Appeal, ReviewTask } from '../../domain/review.ts';
import { AppealStateError, ReviewStateError } from '../../domain/review-errors.ts';
import type { Reviewer, ReviewStore } from '../review-store.ts';
import { EvaluationNotFoundError } from '../store-errors.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { type AnswerToReview, holdAnswerOf } from './hold-answer.ts';
import { insertRows } from './insert-rows.ts';
import { requireFitting } from './review-locks.ts';
import { appealColumns, commitToTexts, hashAppealRow, sealTexts, toAppeal } from './review-row.ts';
import { selectTasks, toReviewTask } from './review-task-row.ts';
import type { Database } from './schema.ts';

type ReviewRequests = Pick<ReviewStore, 'requestSecond' | 'appeal'>;

/** Create the part of a store that takes in what people ask for. */
export function createReviewRequests(db: Kysely<Database>, clock: Clock): ReviewRequests {
  return {
    requestSecond: (reviewer, request) =>
      db.transaction().execute((trx) => requestSecond(trx, reviewer, request, clock)),
    appeal: (userId, appeal) => db.transaction().execute((trx) => makeAppeal(trx, userId, appeal, clock)),
  };
}

async function requestSecond(
  trx: Transaction<Database>,
  { userId }: Reviewer,
  { recordId, note, assigneeId }: Parameters<ReviewStore['requestSecond']>[1],
  clock: Clock,
): Promise<ReviewTask> {
  const answer = await holdAnswerOf(trx, recordId);
  if (!answer) throw new EvaluationNotFoundError();
  if (answer.isErased) throw new ReviewStateError('The answer was erased: there is nothing to review');
  const row: TaskRow = {
    ...newTask(answer, clock),
    kind: 'second',
    worth: answer.worth,
    criterion_ids: null,
    note: note === '' ? null : note,
    assignee_id: assigneeId,
    requested_by: userId,
    appeal_id: null,
  };
  const added = await insertRows(trx, 'review_tasks', taskColumns, [row], { ignoreConflicts: true });
  if (added === 0) throw new ReviewStateError('A second review of this answer waits already');
  const { answerId } = answer;
  if (assigneeId !== null) await requireFitting(trx, { id: row.id, kind: 'second', answerId }, assigneeId);
  const details = { by: userId, to: assigneeId, answer: answerId, record: answer.recordId };
  await appendAudit(trx, { action: 'review-requested', subject: row.id, details }, row.created_at);
  return await readTask(trx, row.id, row.created_at);
}

async function makeAppeal(
  trx: Transaction<Database>,
  userId: string,
  { recordId, criterionId, texts, worth }: Parameters<ReviewStore['appeal']>[1],
  clock: Clock,
): Promise<Appeal> {
  const answer = await holdAnswerOf(trx, recordId);
  if (!answer) throw new EvaluationNotFoundError();
  if (answer.isErased) throw new AppealStateError('The answer was erased: there is nothing to contest');
  if (answer.recordId !== recordId)
    throw new AppealStateError('The answer was evaluated anew: contest the newer result');
  const task = newTask(answer, clock);
  const sealed = sealTexts(texts);
  const appeal: Database['appeals'] = {
    id: clock.newId(),
    record_id: recordId,
    answer_id: answer.answerId,
    criterion_id: criterionId,
    user_id: userId,
    commitment: commitToTexts(sealed),
    created_at: task.created_at,
  };
  await requireFewAppeals(trx, userId);
  const added = await insertRows(trx, 'appeals', appealColumns, [appeal], { ignoreConflicts: true });
  if (added === 0) throw new AppealStateError('This criterion was contested before; a criterion is contested once');
  await insertRows(trx, 'appeal_texts', ['appeal_id', 'salt', 'content'], [{ appeal_id: appeal.id, ...sealed }]);
  const row: TaskRow = {
    ...task,
    kind: 'appeal',
    worth,
    criterion_ids: JSON.stringify([criterionId]),
    note: null,
    assignee_id: null,
    requested_by: userId,
    appeal_id: appeal.id,
  };
  await insertRows(trx, 'review_tasks', taskColumns, [row]);
  const details = { by: userId, record: recordId, criterion: criterionId, appeal: hashAppealRow(appeal) };
  await appendAudit(trx, { action: 'appeal-made', subject: appeal.id, details }, appeal.created_at);
  return toAppeal({ ...appeal, texts: sealed.content, review_id: null, erased_at: null });
}

/** Appeals come first in the queue: nobody fills it with theirs. More than somebody contests who has answered a whole bank. */
const openAppealsEach = 30;

/** @throws {AppealStateError} if many appeals of one person wait to be decided. */
async function requireFewAppeals(trx: Transaction<Database>, userId: string): Promise<void> {
  const { open } = await trx
    .selectFrom('review_tasks')
    .innerJoin('appeals', 'appeals.id', 'review_tasks.appeal_id')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('appeals.user_id', '=', userId)
    .where('review_tasks.status', '=', 'open')
    .executeTakeFirstOrThrow();
  if (Number(open) < openAppealsEach) return;
  throw new AppealStateError(`${openAppealsEach} of your appeals wait to be decided: contest more when they are`);
}

/** All but the columns of a lock, which are null to begin with. */
const taskColumns = [
  'id',
  'kind',
  'status',
  'record_id',
  'answer_id',
  'question_id',
  'batch_id',
  'position',
  'worth',
  'criterion_ids',
  'note',
  'assignee_id',
  'requested_by',
  'appeal_id',
  'created_at',
] as const satisfies readonly (keyof Database['review_tasks'])[];

type TaskRow = Pick<Database['review_tasks'], (typeof taskColumns)[number]>;

function newTask({ recordId, answerId, questionId, item }: AnswerToReview, { now, newId }: Clock) {
  return {
    id: newId(),
    status: 'open',
    record_id: recordId,
    answer_id: answerId,
    question_id: questionId,
    batch_id: item?.batchId ?? null,
    position: item?.position ?? null,
    created_at: now(),
  };
}

async function readTask(trx: Transaction<Database>, id: string, now: string): Promise<ReviewTask> {
  return toReviewTask(await selectTasks(trx).where('review_tasks.id', '=', id).executeTakeFirstOrThrow(), now);
}
