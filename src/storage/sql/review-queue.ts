import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ReviewKind, reviewKinds } from '../../domain/review.ts';
import type { QueuePlace, Reviewer, ReviewStore, ReviewTaskFilter } from '../review-store.ts';
import type { Clock } from './clock.ts';
import { selectTasks, toReviewTask } from './review-task-row.ts';
import type { Database } from './schema.ts';
import { isVisibleTo } from './visible-tasks.ts';

type ReviewQueue = Pick<ReviewStore, 'listTasks' | 'countOpen' | 'findTask'>;

/** Somebody waits for an appeal, and somebody asked for a second review; a first one was only proposed. */
const ranks: Readonly<Record<ReviewKind, number>> = { appeal: 0, second: 1, first: 2 };

const rankOfKind = sql<number>`(case review_tasks.kind when 'appeal' then 0 when 'second' then 1 else 2 end)`;

const rankOfAssignee = (userId: string) =>
  sql<number>`(case when review_tasks.assignee_id = ${userId} then 0 else 1 end)`;

/** Ids ascend with time: of equals the oldest comes first. */
const orderFor = (userId: string) =>
  sql`${rankOfKind}, ${rankOfAssignee(userId)}, -review_tasks.worth, review_tasks.id`;

/** Create the part of a store that shows what waits. */
export function createReviewQueue(db: Kysely<Database>, { now }: Clock): ReviewQueue {
  return {
    async listTasks(reviewer, filter, { after, limit }) {
      const { userId } = reviewer;
      const rows = await selectTasks(db)
        .where('review_tasks.status', '=', 'open')
        .where(isVisibleTo(reviewer))
        .where(isAsked(reviewer, filter))
        .$if(after !== undefined, (query) => query.where(isBehind(userId, after)))
        .orderBy(orderFor(userId))
        .limit(limit)
        .execute();
      const at = now();
      return rows.map((row) => toReviewTask(row, at));
    },
    async countOpen(reviewer) {
      const rows = await db
        .selectFrom('review_tasks')
        .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
        .where('status', '=', 'open')
        .where(isVisibleTo(reviewer))
        .groupBy('kind')
        .execute();
      const counts = new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
      const [first = 0, second = 0, appeal = 0] = reviewKinds.map((kind) => counts.get(kind));
      return { first, second, appeal };
    },
    async findTask(reviewer, taskId) {
      const row = await selectTasks(db)
        .where('review_tasks.id', '=', taskId)
        .where(isVisibleTo(reviewer))
        .executeTakeFirst();
      return row && toReviewTask(row, now());
    },
  };
}

function isAsked({ userId }: Reviewer, { kind, batchId, questionId, assignee }: ReviewTaskFilter): RawBuilder<SqlBool> {
  const conditions = [
    ...(kind === undefined ? [] : [sql<SqlBool>`review_tasks.kind = ${kind}`]),
    ...(batchId === undefined ? [] : [sql<SqlBool>`review_tasks.batch_id = ${batchId}`]),
    ...(questionId === undefined ? [] : [sql<SqlBool>`review_tasks.question_id = ${questionId}`]),
    ...(assignee === 'me' ? [sql<SqlBool>`review_tasks.assignee_id = ${userId}`] : []),
    ...(assignee === 'nobody' ? [sql<SqlBool>`review_tasks.assignee_id is null`] : []),
  ];
  return conditions.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

function isBehind(userId: string, after: QueuePlace | undefined): RawBuilder<SqlBool> {
  if (after === undefined) return sql<SqlBool>`1 = 1`;
  const { kind, isMine, worth, id } = after;
  const place = sql`cast(${ranks[kind]} as integer), cast(${isMine ? 0 : 1} as integer), cast(${-worth} as double precision), ${id}`;
  return sql<SqlBool>`(${orderFor(userId)}) > (${place})`;
}
