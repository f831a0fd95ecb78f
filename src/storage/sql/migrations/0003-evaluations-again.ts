import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Database } from '../schema.ts';

/**
 * Finds further evaluations of the answers of batches. Those that batches made themselves are not in it: it stays small, and costs a
 * running batch nothing.
 */
const index = 'CREATE INDEX evaluations_again ON evaluations (answer_id, id) WHERE batch_id IS NULL';

export const evaluationsAgain: Migration = {
  async up(db: Kysely<Database>) {
    await sql.raw(index).execute(db);
  },
};
