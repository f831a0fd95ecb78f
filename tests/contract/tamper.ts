import { sql, type Transaction } from 'kysely';
import { isPostgres } from '../../src/storage/sql/dialect.ts';
import type { Database } from '../../src/storage/sql/schema.ts';

const guarded = [
  'evaluations',
  'question_banks',
  'rubric_versions',
  'rubric_contents',
  'published_rubrics',
  'audit_log',
  'reviews',
  'review_blind_verdicts',
  'appeals',
];

const pastGuards = {
  postgres: ['SET LOCAL session_replication_role = replica'],
  sqlite: [
    'PRAGMA defer_foreign_keys = ON',
    ...guarded.flatMap((table) => [
      `DROP TRIGGER IF EXISTS ${table}_no_update`,
      `DROP TRIGGER IF EXISTS ${table}_no_delete`,
    ]),
    ...['evaluation_texts', 'review_texts', 'appeal_texts'].map((table) => `DROP TRIGGER IF EXISTS ${table}_no_update`),
  ],
};

/** Change a database as somebody who owns it can: past triggers and references. */
export async function tamper(trx: Transaction<Database>, statements: readonly string[]): Promise<void> {
  const first = isPostgres(trx) ? pastGuards.postgres : pastGuards.sqlite;
  for (const statement of [...first, ...statements]) await sql.raw(statement).execute(trx);
}
