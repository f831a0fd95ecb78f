import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from '../dialect.ts';
import type { Database } from '../schema.ts';
import { forbidChanges } from './forbid-changes.ts';
import { sortByBytes } from './sort-by-bytes.ts';

/** Drafts of rubrics, the documents that they come from, and what is published. */
const statements = [
  // Whole questions, where rubric_versions has what evaluations need to be read.
  `CREATE TABLE rubric_contents (hash TEXT PRIMARY KEY, content TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE TABLE rubric_drafts (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, section TEXT NOT NULL, content TEXT NOT NULL, practice_answers TEXT NOT NULL,
    based_on TEXT, source TEXT, derivation TEXT NOT NULL, uncertainties TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL)`,
  `CREATE TABLE rubric_imports (id TEXT PRIMARY KEY, name TEXT NOT NULL, reading TEXT NOT NULL, draft_ids TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE TABLE published_rubrics (
    bank_id TEXT NOT NULL, number INTEGER NOT NULL, question_id TEXT NOT NULL, version TEXT NOT NULL,
    rubric_hash TEXT NOT NULL REFERENCES rubric_versions (hash), content TEXT NOT NULL, weights TEXT, published_at TEXT NOT NULL,
    PRIMARY KEY (bank_id, number), UNIQUE (bank_id, question_id, version), UNIQUE (bank_id, rubric_hash))`,
];

const unchangeable = ['rubric_contents', 'published_rubrics'] as const;

export const rubricAuthoring: Migration = {
  async up(db: Kysely<Database>) {
    const tables = isPostgres(db) ? statements.map(sortByBytes) : statements;
    for (const statement of [...tables, ...forbidChanges(db, unchangeable)]) await sql.raw(statement).execute(db);
  },
};
