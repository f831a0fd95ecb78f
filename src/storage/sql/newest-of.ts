import { type RawBuilder, sql } from 'kysely';

/** The id of the newest evaluation of the outer query's answer; null if there is none. Ids ascend with time. */
export const newestOfAnswer: RawBuilder<string> = sql<string>`
  (select max(newer.id) from evaluations as newer where newer.answer_id = answers.id)`;
