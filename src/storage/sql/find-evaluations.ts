import type { Kysely } from 'kysely';
import type { StoredEvaluation } from '../../domain/stored-evaluation.ts';
import { isOneOf } from './is-one-of.ts';
import type { FindRubrics } from './item-rubrics.ts';
import type { Database } from './schema.ts';
import { toStoredEvaluation } from './to-stored-evaluation.ts';

/** Read the evaluations that have one of some ids, or belong to one answer; the oldest first. */
export async function findEvaluations(
  db: Kysely<Database>,
  findRubrics: FindRubrics,
  column: 'id' | 'answer_id',
  ids: readonly string[],
): Promise<readonly StoredEvaluation[]> {
  const rows = await db
    .selectFrom('evaluations')
    .innerJoin('answers', 'answers.id', 'evaluations.answer_id')
    .leftJoin('candidates', 'candidates.id', 'answers.candidate_id')
    .leftJoin('evaluation_texts', 'evaluation_texts.evaluation_id', 'evaluations.id')
    .selectAll('evaluations')
    .select(['answers.text', 'answers.erased_at', 'candidates.external_id', 'evaluation_texts.content as texts'])
    .where(isOneOf(db, `evaluations.${column}`, ids))
    .orderBy('evaluations.id')
    .execute();
  const rubrics = await findRubrics(new Set(rows.map((row) => row.rubric_hash)));
  return rows.flatMap((row) => {
    const rubric = rubrics.get(row.rubric_hash);
    return rubric ? [toStoredEvaluation(row, rubric)] : [];
  });
}
