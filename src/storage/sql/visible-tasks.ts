import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reviewer } from '../review-store.ts';

/**
 * Ask that a task of the outer query is one that a reviewer may see.
 *
 * Nobody sees tasks about what they typed themselves. Workspace owners see all others. Interviewers see first tasks of their own batches,
 * what is assigned to them, and second reviews and appeals of answers that they have not decided about; and what they decided.
 *
 * The sub-queries do not refer to the outer query: each is read once, however many tasks there are.
 */
export function isVisibleTo({ userId, seesAll }: Reviewer): RawBuilder<SqlBool> {
  const isForeign = sql<SqlBool>`review_tasks.answer_id not in (${typedBy(userId)})`;
  if (seesAll) return isForeign;
  return sql<SqlBool>`(${isForeign} and (
    review_tasks.id in (select reviews.task_id from reviews where reviews.reviewer_id = ${userId})
    or (review_tasks.kind = 'first'
      and (review_tasks.assignee_id = ${userId}
        or review_tasks.batch_id in (select batches.id from batches where batches.owner_id = ${userId})))
    or (review_tasks.kind <> 'first' and review_tasks.answer_id not in (${decidedBy(userId)}))))`;
}

/** Answers that somebody decided about. */
function decidedBy(userId: string): RawBuilder<unknown> {
  return sql`select reviews.answer_id from reviews where reviews.reviewer_id = ${userId}`;
}

/** Answers that somebody typed, or that are of a candidate whom somebody is linked to. */
function typedBy(userId: string): RawBuilder<unknown> {
  return sql`select answers.id from answers where answers.user_id = ${userId}
    union all
    select batch_items.answer_id from candidate_links
    join batch_items on batch_items.candidate_id = candidate_links.candidate_id
      and batch_items.batch_id = candidate_links.batch_id
    where candidate_links.user_id = ${userId}`;
}
