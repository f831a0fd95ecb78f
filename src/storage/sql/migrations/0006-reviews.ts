import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from '../dialect.ts';
import { addMissingTasks } from '../first-tasks.ts';
import { createIdSource } from '../new-id.ts';
import type { Database } from '../schema.ts';
import { forbidChanges } from './forbid-changes.ts';
import { sortByBytes } from './sort-by-bytes.ts';

const statements = [
  `CREATE TABLE appeals (
    id TEXT PRIMARY KEY, record_id TEXT NOT NULL REFERENCES evaluations (id), answer_id TEXT NOT NULL REFERENCES answers (id),
    criterion_id TEXT NOT NULL, user_id TEXT NOT NULL, commitment TEXT NOT NULL, created_at TEXT NOT NULL)`,
  // A criterion of an answer is contested once.
  'CREATE UNIQUE INDEX appeals_once ON appeals (answer_id, criterion_id)',
  'CREATE INDEX appeals_by_user ON appeals (user_id, id)',
  'CREATE TABLE appeal_texts (appeal_id TEXT PRIMARY KEY REFERENCES appeals (id), salt TEXT NOT NULL, content TEXT NOT NULL)',
  `CREATE TABLE review_tasks (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, record_id TEXT NOT NULL REFERENCES evaluations (id),
    answer_id TEXT NOT NULL REFERENCES answers (id), question_id TEXT NOT NULL, batch_id TEXT REFERENCES batches (id), position INTEGER,
    worth DOUBLE PRECISION NOT NULL, criterion_ids TEXT, note TEXT, assignee_id TEXT, lock_holder TEXT, lock_until TEXT, lock_record_id TEXT,
    requested_by TEXT, appeal_id TEXT REFERENCES appeals (id), created_at TEXT NOT NULL)`,
  // One open task of a kind an answer, and one an appeal; found by the answer.
  `CREATE UNIQUE INDEX review_tasks_once ON review_tasks (answer_id, kind, (coalesce(appeal_id, ''))) WHERE status = 'open'`,
  `CREATE INDEX review_tasks_by_batch ON review_tasks (batch_id) WHERE status = 'open'`,
  // Erasure looks for what somebody wrote about an answer.
  'CREATE INDEX review_tasks_by_note ON review_tasks (answer_id) WHERE note IS NOT NULL',
  'CREATE INDEX review_tasks_by_holder ON review_tasks (lock_holder) WHERE lock_holder IS NOT NULL',
  'CREATE INDEX review_tasks_by_appeal ON review_tasks (appeal_id) WHERE appeal_id IS NOT NULL',
  `CREATE TABLE review_takes (
    task_id TEXT NOT NULL REFERENCES review_tasks (id), reviewer_id TEXT NOT NULL, mode TEXT NOT NULL, taken_at TEXT NOT NULL,
    PRIMARY KEY (task_id, reviewer_id))`,
  `CREATE TABLE review_blind_verdicts (
    task_id TEXT NOT NULL REFERENCES review_tasks (id), reviewer_id TEXT NOT NULL, rubric_hash TEXT NOT NULL, verdicts TEXT NOT NULL,
    created_at TEXT NOT NULL, PRIMARY KEY (task_id, reviewer_id, rubric_hash))`,
  `CREATE TABLE reviews (
    id TEXT PRIMARY KEY, task_id TEXT NOT NULL UNIQUE REFERENCES review_tasks (id), kind TEXT NOT NULL, mode TEXT NOT NULL,
    record_id TEXT NOT NULL REFERENCES evaluations (id), answer_id TEXT NOT NULL REFERENCES answers (id), question_id TEXT NOT NULL,
    batch_id TEXT REFERENCES batches (id), rubric_hash TEXT NOT NULL, reviewer_id TEXT NOT NULL, decisions TEXT NOT NULL,
    commitment TEXT NOT NULL, created_at TEXT NOT NULL)`,
  'CREATE INDEX reviews_by_answer ON reviews (answer_id, id)',
  'CREATE INDEX reviews_by_reviewer ON reviews (reviewer_id, id)',
  'CREATE INDEX reviews_by_batch ON reviews (batch_id, id)',
  'CREATE INDEX reviews_by_question ON reviews (question_id, id)',
  'CREATE TABLE review_texts (review_id TEXT PRIMARY KEY REFERENCES reviews (id), salt TEXT NOT NULL, content TEXT NOT NULL)',
];

/** What people decide about evaluations. Answers of batches that were evaluated before get their tasks. */
export const reviews: Migration = {
  async up(db: Kysely<Database>) {
    const guards = [
      ...forbidChanges(db, ['reviews', 'review_blind_verdicts', 'appeals']),
      ...forbidChanges(db, ['review_texts', 'appeal_texts', 'review_takes'], 'update'),
    ];
    for (const statement of [...(isPostgres(db) ? statements.map(sortByBytes) : statements), ...guards]) {
      await sql.raw(statement).execute(db);
    }
    await addMissingTasks(db, { newId: createIdSource(), now: () => new Date().toISOString() });
  },
};
