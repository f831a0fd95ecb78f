import type { Kysely } from 'kysely';
import type { ReviewReason } from '../../domain/evaluation.ts';
import type { ReviewKind, ReviewMode, ReviewTask, ReviewTaskStatus } from '../../domain/review.ts';
import type { EvaluationNumbers } from '../../domain/stored-evaluation.ts';
import type { Database } from './schema.ts';

/** Tasks with the content of their evaluations, and the mode in which the lock's holder took them. */
export function selectTasks(db: Kysely<Database>) {
  return db
    .selectFrom('review_tasks')
    .innerJoin('evaluations', 'evaluations.id', 'review_tasks.record_id')
    .leftJoin('review_takes', (join) =>
      join
        .onRef('review_takes.task_id', '=', 'review_tasks.id')
        .onRef('review_takes.reviewer_id', '=', 'review_tasks.lock_holder'),
    )
    .selectAll('review_tasks')
    .select(['evaluations.content', 'evaluations.rubric_hash', 'review_takes.mode']);
}

export type ReviewTaskRow = Database['review_tasks'] & {
  readonly content: string;
  readonly rubric_hash: string;
  readonly mode: string | null;
};

/** Read a task from its row. A lock that has expired is none. */
export function toReviewTask(row: ReviewTaskRow, now: string): ReviewTask {
  const { batch_id: batchId, position, lock_holder: holderId, lock_until: until, lock_record_id: seen, mode } = row;
  const isHeld = holderId !== null && until !== null && until > now;
  return {
    id: row.id,
    kind: row.kind as ReviewKind,
    status: row.status as ReviewTaskStatus,
    recordId: row.record_id,
    answerId: row.answer_id,
    questionId: row.question_id,
    item: batchId === null || position === null ? null : { batchId, position },
    worth: row.worth,
    reasons: reasonsOf(row),
    criterionIds: row.criterion_ids === null ? null : JSON.parse(row.criterion_ids),
    assigneeId: row.assignee_id,
    lock: isHeld ? { holderId, until, mode: (mode ?? 'blind') as ReviewMode, recordId: seen ?? row.record_id } : null,
    requestedBy: row.requested_by,
    note: row.note,
    appealId: row.appeal_id,
    createdAt: row.created_at,
  };
}

/** Those of the evaluation say what is doubtful, and never what the machine's verdict is. What somebody asked for has none. */
function reasonsOf({ kind, content }: ReviewTaskRow): readonly ReviewReason[] {
  if (kind !== 'first') return [];
  const { reviewReasons }: Pick<EvaluationNumbers, 'reviewReasons'> = JSON.parse(content);
  return reviewReasons;
}
