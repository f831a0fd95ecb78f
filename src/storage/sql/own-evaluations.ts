import type { Kysely } from 'kysely';
import type { EvaluationNumbers } from '../../domain/stored-evaluation.ts';
import type { EvaluationStore } from '../evaluation-store.ts';
import { newestOfAnswer } from './newest-of.ts';
import { findReviewed } from './reviewed-answers.ts';
import type { Database } from './schema.ts';

type OwnEvaluations = Pick<EvaluationStore, 'findTies' | 'listOwn'>;

/** Create the part of a store that knows whose answers they are. */
export function createOwnEvaluations(db: Kysely<Database>): OwnEvaluations {
  return {
    findTies: (recordId, userId) => findTies(db, recordId, userId),
    listOwn: (userId, page) => listOwn(db, userId, page),
  };
}

/** An answer's batch is that of its first evaluation: later ones have none. */
async function findTies(
  db: Kysely<Database>,
  recordId: string,
  userId: string,
): ReturnType<EvaluationStore['findTies']> {
  const row = await db
    .selectFrom('evaluations as asked')
    .innerJoin('answers', 'answers.id', 'asked.answer_id')
    .leftJoin('evaluations', (join) =>
      join.onRef('evaluations.answer_id', '=', 'answers.id').on('evaluations.batch_id', 'is not', null),
    )
    .leftJoin('batches', 'batches.id', 'evaluations.batch_id')
    .leftJoin('batch_items', (join) =>
      join
        .onRef('batch_items.batch_id', '=', 'evaluations.batch_id')
        .onRef('batch_items.position', '=', 'evaluations.position'),
    )
    .leftJoin('candidate_links', (join) =>
      join
        .onRef('candidate_links.batch_id', '=', 'batch_items.batch_id')
        .onRef('candidate_links.candidate_id', '=', 'batch_items.candidate_id')
        .on('candidate_links.user_id', '=', userId),
    )
    .leftJoin('reviews', (join) =>
      join.onRef('reviews.answer_id', '=', 'answers.id').on('reviews.reviewer_id', '=', userId),
    )
    .select(['answers.user_id as typedBy', 'batches.owner_id as ownerId', 'candidate_links.user_id as linked'])
    .select('reviews.id as review')
    .where('asked.id', '=', recordId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { typedBy, ownerId, linked, review } = row;
  return {
    isTheirs: typedBy === userId || linked !== null,
    isOfTheirBatch: ownerId === userId,
    isReviewedByThem: review !== null,
  };
}

async function listOwn(
  db: Kysely<Database>,
  userId: string,
  { before, limit }: Parameters<EvaluationStore['listOwn']>[1],
): ReturnType<EvaluationStore['listOwn']> {
  const typed = db.selectFrom('answers').select('id').where('user_id', '=', userId);
  const linked = db
    .selectFrom('candidate_links')
    .innerJoin('batch_items', (join) =>
      join
        .onRef('batch_items.candidate_id', '=', 'candidate_links.candidate_id')
        .onRef('batch_items.batch_id', '=', 'candidate_links.batch_id'),
    )
    .select('batch_items.answer_id as id')
    .where('candidate_links.user_id', '=', userId);
  const rows = await db
    .selectFrom('answers')
    .innerJoin('evaluations', 'evaluations.answer_id', 'answers.id')
    .select(['evaluations.id as recordId', 'answers.id as answerId', 'evaluations.question_id as questionId'])
    .select(['evaluations.created_at as createdAt', 'total_points', 'max_points as maxPoints'])
    .select(['evaluations.content', 'evaluations.rubric_hash'])
    .where('answers.id', 'in', typed.union(linked))
    .where('evaluations.id', '=', newestOfAnswer)
    .where('answers.erased_at', 'is', null)
    .$if(before !== undefined, (query) => query.where('answers.id', '<', before ?? ''))
    .orderBy('answers.id', 'desc')
    .limit(limit)
    .execute();
  const reviewed = await findReviewed(
    db,
    rows.map((row) => row.answerId),
  );
  return rows.map(({ content, rubric_hash: hash, total_points: machinePoints, ...row }) => {
    const { criteria }: Pick<EvaluationNumbers, 'criteria'> = JSON.parse(content);
    const outcome = reviewed(row.answerId, { criteria, maxPoints: row.maxPoints, rubric: { hash } });
    return { ...row, totalPoints: outcome ? outcome.totalPoints : machinePoints, isReviewed: outcome !== null };
  });
}
