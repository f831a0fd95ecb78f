import type { Kysely } from 'kysely';
import type { EvaluationStore } from '../evaluation-store.ts';
import type { Database } from './schema.ts';

/** Read answers to a question with the newest evaluation of each. Ids ascend with time, so the greatest is the newest. */
export const listNewestEvaluations = (
  db: Kysely<Database>,
  questionId: string,
  { before, limit }: Parameters<EvaluationStore['listNewest']>[1],
): ReturnType<EvaluationStore['listNewest']> =>
  db
    .selectFrom('answers')
    .innerJoin('evaluations', 'evaluations.answer_id', 'answers.id')
    .select([
      'answers.id as answerId',
      'answers.text as answer',
      'evaluations.id as recordId',
      'evaluations.rubric_hash as rubricHash',
      'evaluations.total_points as totalPoints',
    ])
    .where('answers.question_id', '=', questionId)
    .where('evaluations.id', '=', ({ selectFrom }) =>
      selectFrom('evaluations as newer')
        .select(({ fn }) => fn.max('newer.id').as('id'))
        .whereRef('newer.answer_id', '=', 'answers.id'),
    )
    .$if(before !== undefined, (query) => query.where('answers.id', '<', before ?? ''))
    .orderBy('answers.id', 'desc')
    .limit(limit)
    .execute();
