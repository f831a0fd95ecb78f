import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from '../dialect.ts';
import type { Database } from '../schema.ts';
import { sortByBytes } from './sort-by-bytes.ts';

/** People and how they come in. The first four tables are what better-auth works with, under names of our own. */
const statements = [
  `CREATE TABLE users (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, email_verified INTEGER NOT NULL, image TEXT,
    role TEXT NOT NULL, is_disabled INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL)`,
  `CREATE TABLE sessions (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE, token TEXT NOT NULL UNIQUE,
    expires_at TEXT NOT NULL, ip_address TEXT, user_agent TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL)`,
  'CREATE INDEX sessions_user_id_idx ON sessions (user_id)',
  `CREATE TABLE credentials (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE, account_id TEXT NOT NULL, provider_id TEXT NOT NULL,
    access_token TEXT, refresh_token TEXT, id_token TEXT, access_token_expires_at TEXT, refresh_token_expires_at TEXT, scope TEXT,
    password TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL)`,
  'CREATE INDEX credentials_user_id_idx ON credentials (user_id)',
  `CREATE TABLE verifications (
    id TEXT PRIMARY KEY, identifier TEXT NOT NULL, value TEXT NOT NULL, expires_at TEXT NOT NULL, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL)`,
  'CREATE INDEX verifications_identifier_idx ON verifications (identifier)',
  // Links that work once: invitations, and new passwords for an account.
  `CREATE TABLE links (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, email TEXT, user_id TEXT,
    batch_id TEXT REFERENCES batches (id), candidate_id TEXT REFERENCES candidates (id), created_by TEXT NOT NULL, created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL, taken_at TEXT, taken_by TEXT, revoked_at TEXT)`,
  'CREATE INDEX links_by_creator ON links (created_by, id)',
  `CREATE TABLE api_keys (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id), name TEXT NOT NULL, start TEXT NOT NULL, key_hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT)`,
  'CREATE INDEX api_keys_by_user ON api_keys (user_id, id)',
];

export const access: Migration = {
  async up(db: Kysely<Database>) {
    for (const statement of isPostgres(db) ? statements.map(sortByBytes) : statements) {
      await sql.raw(statement).execute(db);
    }
  },
};
