import { type Kysely, sql } from 'kysely';
import type { AuditFindings } from './audit-findings.ts';
import type { Database } from './schema.ts';

const enough = 100;

/** Look for rows that no evaluation and no entry leads to. */
export async function verifyLooseRows(db: Kysely<Database>, findings: AuditFindings): Promise<void> {
  await verifyLeftovers(db, findings);
  await verifyErasures(db, findings);
}

/** What is there although what it belongs to is gone. */
async function verifyLeftovers(db: Kysely<Database>, findings: AuditFindings): Promise<void> {
  const texts = await db
    .selectFrom('evaluation_texts')
    .leftJoin('evaluations', 'evaluations.id', 'evaluation_texts.evaluation_id')
    .select('evaluation_texts.evaluation_id as id')
    .where('evaluations.id', 'is', null)
    .limit(enough)
    .execute();
  for (const { id } of texts) findings.add('evaluations', id, 'its texts are there, and it is gone');

  const items = await db
    .selectFrom('batch_items')
    .leftJoin('evaluations', (join) =>
      join
        .onRef('evaluations.batch_id', '=', 'batch_items.batch_id')
        .onRef('evaluations.position', '=', 'batch_items.position'),
    )
    .select(['batch_items.batch_id as batch', 'batch_items.position as position'])
    .where('batch_items.status', '=', 'evaluated')
    .where('evaluations.id', 'is', null)
    .limit(enough)
    .execute();
  for (const { batch, position } of items) {
    findings.add('batch_items', `${batch}/${position}`, 'it says that it is evaluated, and its evaluation is gone');
  }

  const batches = await db
    .selectFrom('batch_items')
    .leftJoin('batches', 'batches.id', 'batch_items.batch_id')
    .select('batch_items.batch_id as id')
    .distinct()
    .where('batches.id', 'is', null)
    .limit(enough)
    .execute();
  for (const { id } of batches) findings.add('batches', id, 'its items are there, and it is gone');
}

/** Whoever is erased has neither texts nor a name, and whoever is not has both. */
async function verifyErasures(db: Kysely<Database>, findings: AuditFindings): Promise<void> {
  const answers = await db
    .selectFrom('answers')
    .select('id')
    .where(sql<boolean>`(erased_at IS NULL) <> (erased_by IS NULL) OR (erased_at IS NULL) <> (text IS NOT NULL)`)
    .limit(enough)
    .execute();
  for (const { id } of answers) findings.add('answers', id, 'it is neither whole nor erased');

  const candidates = await db
    .selectFrom('candidates')
    .select('id')
    .where(sql<boolean>`(external_id IS NULL) <> (forgotten_at IS NOT NULL)`)
    .limit(enough)
    .execute();
  for (const { id } of candidates)
    findings.add('candidates', id, 'it has a name although it was forgotten, or neither');

  const named = await db
    .selectFrom('answers')
    .innerJoin('candidates', 'candidates.id', 'answers.candidate_id')
    .select('answers.id')
    .where('answers.erased_at', 'is not', null)
    .where('candidates.external_id', 'is not', null)
    .limit(enough)
    .execute();
  for (const { id } of named) findings.add('answers', id, 'it was erased, and somebody is named as its candidate');
}
