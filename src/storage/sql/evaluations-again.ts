import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/** What an item shows of an evaluation: the columns that differ between two of one answer. */
export const shownColumns = [
  'evaluations.id',
  'evaluations.total_points',
  'evaluations.max_points',
  'evaluations.needs_review',
  'evaluations.engine_id',
  'evaluations.engine_version',
  'evaluations.rubric_hash',
  'evaluations.content',
  'evaluations.created_at',
  'evaluation_texts.content as texts',
] as const;

/**
 * Ask whether the newest evaluation of the outer query's item needs a look. PostgreSQL reads both sub-queries once and keeps what they
 * find, where a sub-query in place of the column would make it give up the order of the index.
 */
export function needsReviewNow(needsReview: boolean): RawBuilder<SqlBool> {
  const wanted = needsReview ? 1 : 0;
  return sql<SqlBool>`((evaluations.needs_review = ${wanted} and not exists (
      select 1 from evaluations as again where again.answer_id = batch_items.answer_id and again.batch_id is null))
    or exists (
      select 1 from evaluations as again
      where again.answer_id = batch_items.answer_id and again.batch_id is null and again.needs_review = ${wanted}
        and not exists (select 1 from evaluations as newer where newer.answer_id = again.answer_id and newer.id > again.id)))`;
}

/**
 * Put in the place of each item's evaluation the newest one of its answer, with the record before it, for those that were evaluated
 * again since their batch did. Hardly any are: looking for them in an index of their own costs a page next to nothing, where a join
 * would look each answer up twice more.
 */
export async function withNewest<Row extends { readonly answer_id: string; readonly id: string | null }>(
  db: Kysely<Database>,
  rows: readonly Row[],
): Promise<readonly (Row & { readonly earlier_id: string | null })[]> {
  const evaluated = rows.flatMap(({ answer_id, id }) => (id === null ? [] : [answer_id]));
  const found = evaluated.length === 0 ? [] : await selectAgain(db, evaluated);
  const byAnswer = Map.groupBy(found, (row) => row.answer_id);
  return rows.map((row) => {
    const again = byAnswer.get(row.answer_id) ?? [];
    return { ...row, ...again.at(-1), earlier_id: again.length === 0 ? null : (again.at(-2)?.id ?? row.id) };
  });
}

/** Evaluations that no batch made, the oldest first. */
const selectAgain = (db: Kysely<Database>, answerIds: readonly string[]) =>
  db
    .selectFrom('evaluations')
    .leftJoin('evaluation_texts', 'evaluation_texts.evaluation_id', 'evaluations.id')
    .select(['evaluations.answer_id', ...shownColumns])
    .where(isOneOf(db, 'evaluations.answer_id', answerIds))
    .where('evaluations.batch_id', 'is', null)
    .orderBy('evaluations.id')
    .execute();
