import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from '../dialect.ts';
import type { Database } from '../schema.ts';
import { sortByBytes } from './sort-by-bytes.ts';

/**
 * Whose answers and batches they are. Null for what came before anybody signed in, and from the command line: only owners of the workspace
 * see that.
 */
const statements = [
  // The person who typed it; answers of batches have none.
  'ALTER TABLE answers ADD COLUMN user_id TEXT',
  'CREATE INDEX answers_by_user ON answers (user_id, id) WHERE user_id IS NOT NULL',
  'ALTER TABLE batches ADD COLUMN owner_id TEXT',
  'CREATE INDEX batches_by_owner ON batches (owner_id, id) WHERE owner_id IS NOT NULL',
  // A person who may see what a candidate of a batch answered: the same name in two batches may be two people.
  `CREATE TABLE candidate_links (
    user_id TEXT NOT NULL, batch_id TEXT NOT NULL REFERENCES batches (id), candidate_id TEXT NOT NULL REFERENCES candidates (id),
    created_at TEXT NOT NULL, PRIMARY KEY (user_id, batch_id, candidate_id))`,
  'CREATE INDEX candidate_links_by_candidate ON candidate_links (candidate_id)',
];

export const ownership: Migration = {
  async up(db: Kysely<Database>) {
    for (const statement of isPostgres(db) ? statements.map(sortByBytes) : statements) {
      await sql.raw(statement).execute(db);
    }
  },
};
