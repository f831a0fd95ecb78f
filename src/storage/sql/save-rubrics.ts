import { hash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Question } from '../../domain/question-bank.ts';
import { contentOf } from '../../rubrics/to-question.ts';
import { snapshotRubric } from '../../scoring/snapshot-rubric.ts';
import { insertNewRows } from './insert-rows.ts';
import type { Database } from './schema.ts';

/** What an audit entry vouches for: hashes of the rows' contents by the rubrics' hashes. */
export type SavedHashes = {
  /** Of rubric_versions. */
  readonly rubrics: Readonly<Record<string, string>>;
  /** Of rubric_contents. */
  readonly contents: Readonly<Record<string, string>>;
};

/**
 * Keep what evaluations need to be read later, and what comparisons need, of each question that is not kept yet. The caller holds
 * the end of the audit log, and appends an entry with the hashes.
 *
 * @returns the hashes of what was added.
 */
export async function saveRubrics(
  trx: Transaction<Database>,
  questions: readonly Question[],
  createdAt: string,
): Promise<SavedHashes> {
  const versions = questions.map((question) => ({
    hash: question.rubric.hash,
    rubric_id: question.rubric.id,
    version: question.rubric.version,
    content: JSON.stringify(snapshotRubric(question)),
    created_at: createdAt,
  }));
  const contents = questions.map((question) => ({
    hash: question.rubric.hash,
    content: JSON.stringify(contentOf(question)),
    created_at: createdAt,
  }));
  const versionColumns = ['hash', 'rubric_id', 'version', 'content', 'created_at'] as const;
  const newVersions = await insertNewRows(trx, 'rubric_versions', versionColumns, versions, ['hash']);
  const newContents = await insertNewRows(trx, 'rubric_contents', ['hash', 'content', 'created_at'], contents, [
    'hash',
  ]);
  return { rubrics: hashesOf(versions, newVersions), contents: hashesOf(contents, newContents) };
}

function hashesOf(
  rows: readonly { readonly hash: string; readonly content: string }[],
  added: readonly { readonly hash: string }[],
): Readonly<Record<string, string>> {
  const isAdded = new Set(added.map((row) => row.hash));
  return Object.fromEntries(
    rows.filter((row) => isAdded.has(row.hash)).map((row) => [row.hash, hash('sha256', row.content)]),
  );
}
