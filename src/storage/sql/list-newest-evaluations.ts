import type { Kysely } from 'kysely';
import type { EngineId } from '../../domain/engine-id.ts';
import type { EvaluationNumbers, EvaluationTexts } from '../../domain/stored-evaluation.ts';
import type { EvaluationStore } from '../evaluation-store.ts';
import { newestOfAnswer } from './newest-of.ts';
import type { Database } from './schema.ts';

/** Read answers to a question with the newest evaluation of each. */
export async function listNewestEvaluations(
  db: Kysely<Database>,
  questionId: string,
  { before, limit, exceptRubric }: Parameters<EvaluationStore['listNewest']>[1],
): ReturnType<EvaluationStore['listNewest']> {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('evaluations', 'evaluations.answer_id', 'answers.id')
    .leftJoin('evaluation_texts', 'evaluation_texts.evaluation_id', 'evaluations.id')
    .select([
      'answers.id as answerId',
      'answers.text as answer',
      'evaluations.id as recordId',
      'evaluations.rubric_hash as rubricHash',
      'evaluations.total_points as totalPoints',
      'evaluations.engine_id',
      'evaluations.content',
      'evaluation_texts.content as texts',
    ])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('reviews').select('reviews.id').whereRef('reviews.answer_id', '=', 'answers.id')).as(
        'isDecided',
      ),
    )
    .where('answers.question_id', '=', questionId)
    .where('evaluations.id', '=', newestOfAnswer)
    .$if(before !== undefined, (query) => query.where('answers.id', '<', before ?? ''))
    .$if(exceptRubric !== undefined, (query) => query.where('evaluations.rubric_hash', '<>', exceptRubric ?? ''))
    .orderBy('answers.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ engine_id: engineId, content, texts, ...row }) => {
    const { provenance }: Pick<EvaluationNumbers, 'provenance'> = JSON.parse(content);
    const written: EvaluationTexts | null = texts === null ? null : JSON.parse(texts);
    // PostgreSQL says true, SQLite 1.
    const isDecided = Boolean(row.isDecided);
    return {
      ...row,
      isDecided,
      asked: provenance?.asked ?? (engineId as EngineId),
      language: written?.language ?? null,
    };
  });
}
