import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from '../dialect.ts';
import type { Database } from '../schema.ts';
import { forbidChanges } from './forbid-changes.ts';
import { sortByBytes } from './sort-by-bytes.ts';

/** The tables of the first version. Types are names that both databases know; indexes serve the queries beside them. */
const statements = [
  `CREATE TABLE question_banks (hash TEXT PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, content TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE TABLE rubric_versions (hash TEXT PRIMARY KEY, rubric_id TEXT NOT NULL, version TEXT NOT NULL, content TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE TABLE candidates (id TEXT PRIMARY KEY, external_id TEXT UNIQUE, created_at TEXT NOT NULL, forgotten_at TEXT)`,
  `CREATE TABLE answers (
    id TEXT PRIMARY KEY, candidate_id TEXT REFERENCES candidates (id), question_id TEXT NOT NULL, text TEXT,
    created_at TEXT NOT NULL, erased_at TEXT, erased_by INTEGER)`,
  `CREATE INDEX answers_by_candidate ON answers (candidate_id)`,
  `CREATE INDEX answers_by_erasure ON answers (erased_by, id) WHERE erased_by IS NOT NULL`,
  `CREATE TABLE batches (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, bank_id TEXT NOT NULL, bank_version TEXT NOT NULL, engine_id TEXT NOT NULL,
    status TEXT NOT NULL, pause_reason TEXT, source TEXT NOT NULL, source_sha256 TEXT NOT NULL, mapping TEXT NOT NULL,
    cap_items INTEGER, cap_cost_usd DOUBLE PRECISION, items INTEGER NOT NULL, evaluated INTEGER NOT NULL, failed INTEGER NOT NULL,
    needs_review INTEGER NOT NULL, rejected_rows INTEGER NOT NULL, blank_cells INTEGER NOT NULL, cost_usd DOUBLE PRECISION NOT NULL,
    idempotency_key TEXT UNIQUE, request_hash TEXT, created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT, updated_at TEXT NOT NULL)`,
  `CREATE INDEX batches_by_source ON batches (source_sha256)`,
  `CREATE TABLE evaluations (
    id TEXT PRIMARY KEY, answer_id TEXT NOT NULL REFERENCES answers (id), batch_id TEXT REFERENCES batches (id), position INTEGER,
    question_id TEXT NOT NULL, total_points DOUBLE PRECISION, max_points DOUBLE PRECISION NOT NULL, needs_review INTEGER NOT NULL,
    engine_id TEXT NOT NULL, engine_version TEXT NOT NULL, rubric_hash TEXT NOT NULL REFERENCES rubric_versions (hash),
    content TEXT NOT NULL, commitment TEXT NOT NULL, audit_seq INTEGER NOT NULL, created_at TEXT NOT NULL)`,
  // One evaluation an item, whatever workers do.
  `CREATE UNIQUE INDEX evaluations_by_item ON evaluations (batch_id, position) WHERE batch_id IS NOT NULL`,
  `CREATE INDEX evaluations_by_answer ON evaluations (answer_id)`,
  `CREATE INDEX evaluations_by_entry ON evaluations (audit_seq, id)`,
  `CREATE TABLE evaluation_texts (evaluation_id TEXT PRIMARY KEY REFERENCES evaluations (id), salt TEXT NOT NULL, content TEXT NOT NULL)`,
  `CREATE TABLE engine_cache (key TEXT PRIMARY KEY, answer_hash TEXT NOT NULL, engine_id TEXT NOT NULL, content TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE INDEX engine_cache_by_answer ON engine_cache (answer_hash)`,
  `CREATE TABLE batch_items (
    batch_id TEXT NOT NULL REFERENCES batches (id), position INTEGER NOT NULL, row INTEGER NOT NULL,
    candidate_id TEXT NOT NULL REFERENCES candidates (id), question_id TEXT NOT NULL, answer_id TEXT NOT NULL,
    status TEXT NOT NULL, error_code TEXT, error_message TEXT, PRIMARY KEY (batch_id, position))`,
  // The candidate comes first: erasure looks items up by it, and so does whoever removes a candidate.
  `CREATE UNIQUE INDEX batch_items_once ON batch_items (candidate_id, question_id, batch_id)`,
  `CREATE TABLE batch_rejected_rows (
    batch_id TEXT NOT NULL REFERENCES batches (id), number INTEGER NOT NULL, row INTEGER NOT NULL, code TEXT NOT NULL,
    column_name TEXT, other_row INTEGER, message TEXT NOT NULL, PRIMARY KEY (batch_id, number))`,
  `CREATE TABLE work_units (
    id TEXT PRIMARY KEY, batch_id TEXT NOT NULL, from_position INTEGER NOT NULL, to_position INTEGER NOT NULL, attempt INTEGER NOT NULL,
    lease_owner TEXT, lease_until BIGINT NOT NULL)`,
  `CREATE TABLE audit_log (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, details TEXT NOT NULL,
    previous_hash TEXT NOT NULL, hash TEXT NOT NULL)`,
  `CREATE TABLE audit_head (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL)`,
  `INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')`,
];

/** What is written once and for ever. */
const unchangeable = ['evaluations', 'question_banks', 'rubric_versions', 'audit_log'] as const;

const refuseChange = `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME; END $$`;

export const initial: Migration = {
  async up(db: Kysely<Database>) {
    const tables = isPostgres(db) ? [...statements.map(sortByBytes), refuseChange] : statements;
    const triggers = [...forbidChanges(db, unchangeable), ...forbidChanges(db, ['evaluation_texts'], 'update')];
    for (const statement of [...tables, ...triggers]) await sql.raw(statement).execute(db);
  },
};
