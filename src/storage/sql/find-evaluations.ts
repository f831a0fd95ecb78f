import type { Kysely } from 'kysely';
import type { RubricSnapshot, StoredEvaluation } from '../../domain/stored-evaluation.ts';
import type { Database } from './schema.ts';
import { toStoredEvaluation } from './to-stored-evaluation.ts';

/**
 * Read evaluations by their ids, which are at most 1,000.
 *
 * @returns those that exist, in the order of their ids: the oldest first.
 */
export async function findEvaluations(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredEvaluation>> {
  if (ids.length === 0) return new Map();
  const rows = await selectRows(db, ids);
  const rubrics = await findRubrics(db, new Set(rows.map((row) => row.rubric_hash)));
  return new Map(
    rows.flatMap((row) => {
      const rubric = rubrics.get(row.rubric_hash);
      return rubric ? [[row.id, toStoredEvaluation(row, rubric)]] : [];
    }),
  );
}

async function selectRows(db: Kysely<Database>, ids: readonly string[]) {
  return await db
    .selectFrom('evaluations')
    .innerJoin('answers', 'answers.id', 'evaluations.answer_id')
    .leftJoin('candidates', 'candidates.id', 'answers.candidate_id')
    .leftJoin('evaluation_texts', 'evaluation_texts.evaluation_id', 'evaluations.id')
    .selectAll('evaluations')
    .select(['answers.text', 'answers.erased_at', 'candidates.external_id', 'evaluation_texts.content as texts'])
    .where('evaluations.id', 'in', ids)
    .orderBy('evaluations.id')
    .execute();
}

async function findRubrics(
  db: Kysely<Database>,
  hashes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, RubricSnapshot>> {
  if (hashes.size === 0) return new Map();
  const rows = await db
    .selectFrom('rubric_versions')
    .select(['hash', 'content'])
    .where('hash', 'in', [...hashes])
    .execute();
  return new Map(rows.map(({ hash, content }) => [hash, JSON.parse(content)]));
}
