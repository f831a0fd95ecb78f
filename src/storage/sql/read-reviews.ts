import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Appeal, Review } from '../../domain/review.ts';
import type { ReviewStore } from '../review-store.ts';
import type { Clock } from './clock.ts';
import { toAppeal, toReview } from './review-row.ts';
import { selectTasks, toReviewTask } from './review-task-row.ts';
import type { Database } from './schema.ts';
import { isVisibleTo } from './visible-tasks.ts';

type ReviewReading = Pick<ReviewStore, 'listReviews' | 'listAppeals' | 'listOfAnswer' | 'findPeople'>;

/** More appeals than anybody reads; the newest come first. */
const mostAppeals = 500;

/** Create the part of a store that reads what people decided and contest. */
export function createReviewReading(db: Kysely<Database>, { now }: Clock): ReviewReading {
  return {
    async listReviews({ questionId, batchId, reviewerId, visibleTo }, { after, limit }) {
      const rows = await selectReviews(db)
        .$if(after !== undefined, (query) => query.where('reviews.id', '>', after ?? ''))
        .$if(questionId !== undefined, (query) => query.where('reviews.question_id', '=', questionId ?? ''))
        .$if(batchId !== undefined, (query) => query.where('reviews.batch_id', '=', batchId ?? ''))
        .$if(reviewerId !== undefined, (query) => query.where('reviews.reviewer_id', '=', reviewerId ?? ''))
        .$if(visibleTo !== undefined, (query) => query.where(isOf(visibleTo ?? '')))
        .limit(limit)
        .execute();
      return rows.map(({ texts, ...row }) => toReview(row, texts));
    },
    async listAppeals(of) {
      const own = selectAppeals(db).orderBy('appeals.id', 'desc').limit(mostAppeals);
      const rows = await ('seesAll' in of
        ? own.innerJoin('review_tasks', 'review_tasks.appeal_id', 'appeals.id').where(isVisibleTo(of))
        : own.where('appeals.user_id', '=', of.userId)
      ).execute();
      return rows.map(toAppeal);
    },
    async listOfAnswer(answerId) {
      const tasks = await selectTasks(db)
        .where('review_tasks.answer_id', '=', answerId)
        .where('review_tasks.status', '=', 'open')
        .orderBy('review_tasks.id')
        .execute();
      const at = now();
      const reviews = await readReviews(db, answerId);
      return {
        reviews,
        appeals: await readAppeals(db, answerId),
        openTasks: tasks.map((row) => toReviewTask(row, at)),
      };
    },
    findPeople: (recordId) => findPeople(db, recordId),
  };
}

/** Ask that a review is of an answer in somebody's batches, or that somebody decided about. */
const isOf = (userId: string) =>
  sql<SqlBool>`(reviews.batch_id in (select batches.id from batches where batches.owner_id = ${userId})
    or reviews.answer_id in (select own.answer_id from reviews as own where own.reviewer_id = ${userId}))`;

const selectReviews = (db: Kysely<Database>) =>
  db
    .selectFrom('reviews')
    .leftJoin('review_texts', 'review_texts.review_id', 'reviews.id')
    .selectAll('reviews')
    .select('review_texts.content as texts')
    .orderBy('reviews.id');

async function readReviews(db: Kysely<Database>, answerId: string): Promise<readonly Review[]> {
  const rows = await selectReviews(db).where('reviews.answer_id', '=', answerId).execute();
  return rows.map(({ texts, ...row }) => toReview(row, texts));
}

/** Appeals with the review that decided each. */
const selectAppeals = (db: Kysely<Database>) =>
  db
    .selectFrom('appeals')
    .innerJoin('answers', 'answers.id', 'appeals.answer_id')
    .leftJoin('appeal_texts', 'appeal_texts.appeal_id', 'appeals.id')
    .leftJoin('review_tasks as decided', 'decided.appeal_id', 'appeals.id')
    .leftJoin('reviews', 'reviews.task_id', 'decided.id')
    .selectAll('appeals')
    .select(['appeal_texts.content as texts', 'reviews.id as review_id', 'answers.erased_at']);

async function readAppeals(db: Kysely<Database>, answerId: string): Promise<readonly Appeal[]> {
  const rows = await selectAppeals(db).where('appeals.answer_id', '=', answerId).orderBy('appeals.id').execute();
  return rows.map(toAppeal);
}

async function findPeople(db: Kysely<Database>, recordId: string): ReturnType<ReviewStore['findPeople']> {
  const answer = await db
    .selectFrom('evaluations')
    .innerJoin('answers', 'answers.id', 'evaluations.answer_id')
    .leftJoin('evaluations as own', (join) =>
      join.onRef('own.answer_id', '=', 'answers.id').on('own.batch_id', 'is not', null),
    )
    .leftJoin('batches', 'batches.id', 'own.batch_id')
    .select(['answers.id', 'answers.user_id', 'answers.candidate_id', 'own.batch_id', 'batches.owner_id'])
    .where('evaluations.id', '=', recordId)
    .executeTakeFirst();
  if (!answer) return undefined;
  const links =
    answer.batch_id === null || answer.candidate_id === null
      ? []
      : await db
          .selectFrom('candidate_links')
          .select('user_id')
          .where('batch_id', '=', answer.batch_id)
          .where('candidate_id', '=', answer.candidate_id)
          .execute();
  const reviews = await db
    .selectFrom('reviews')
    .select('reviewer_id')
    .where('answer_id', '=', answer.id)
    .distinct()
    .execute();
  return {
    recordId,
    answerId: answer.id,
    candidateUserIds: [...(answer.user_id === null ? [] : [answer.user_id]), ...links.map((link) => link.user_id)],
    batchOwnerId: answer.owner_id,
    reviewerIds: reviews.map((review) => review.reviewer_id),
  };
}
