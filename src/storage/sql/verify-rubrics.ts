import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditFindings } from './audit-findings.ts';
import { hashPublicationRow } from './publication-row.ts';
import { publicationKey, type RubricsLedger } from './rubrics-ledger.ts';
import type { Database } from './schema.ts';

/** Check that exactly those banks, rubric versions and publications are there, with the contents that they were saved with. */
export async function verifyRubrics(
  db: Kysely<Database>,
  { banks, versions, contents, publications }: RubricsLedger,
  findings: AuditFindings,
): Promise<void> {
  const versionRows = await db
    .selectFrom('rubric_versions')
    .select(['hash', 'rubric_id', 'version', 'content'])
    .execute();
  compare('rubric_versions', versions, versionRows.map(toHashed), findings);
  const contentRows = await db.selectFrom('rubric_contents').select(['hash', 'content']).execute();
  const hashedContents = contentRows.map((row) => ({ key: row.hash, hash: hash('sha256', row.content) }));
  compare('rubric_contents', contents, hashedContents, findings);
  const bankRows = await db.selectFrom('question_banks').select(['hash', 'id', 'version', 'content']).execute();
  // A bank lies under the hash of its content.
  compare('question_banks', new Map([...banks].map((it) => [it, it])), bankRows.map(toHashed), findings);
  await verifyPublications(db, publications, findings);
}

/** One row at a time: each has a whole question with its practice answers and weights. */
async function verifyPublications(
  db: Kysely<Database>,
  saved: ReadonlyMap<string, string>,
  findings: AuditFindings,
): Promise<void> {
  const keys = await db.selectFrom('published_rubrics').select(['bank_id', 'number']).execute();
  const hashed: Hashed[] = [];
  for (const { bank_id, number } of keys) {
    const row = await db
      .selectFrom('published_rubrics')
      .selectAll()
      .where('bank_id', '=', bank_id)
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    hashed.push({ key: publicationKey(bank_id, number), hash: hashPublicationRow(row) });
  }
  compare('published_rubrics', saved, hashed, findings);
}

/** A row's key with the hash of what it holds; null if columns beside the content are not those of the content. */
type Hashed = { readonly key: string; readonly hash: string | null };

function compare(
  table: string,
  saved: ReadonlyMap<string, string>,
  rows: readonly Hashed[],
  findings: AuditFindings,
): void {
  for (const { key, hash: found } of rows) {
    const expected = saved.get(key);
    if (expected === undefined) findings.add(table, key, 'no entry of the audit log saved it');
    else if (found !== expected) findings.add(table, key, 'its content is not what was saved');
  }
  for (const gone of new Set(saved.keys()).difference(new Set(rows.map(({ key }) => key)))) {
    findings.add(table, gone, 'it was saved, and it is gone');
  }
}

type NamedContent = { readonly hash: string; readonly content: string; readonly version: string } & (
  | { readonly id: string }
  | { readonly rubric_id: string }
);

function toHashed(row: NamedContent): Hashed {
  return { key: row.hash, hash: isNamedAsContent(row) ? hash('sha256', row.content) : null };
}

/** Are the columns beside the content, which its hash does not cover, those of the content? */
function isNamedAsContent(row: NamedContent): boolean {
  const { id, version }: { readonly id?: unknown; readonly version?: unknown } = JSON.parse(row.content);
  return id === ('id' in row ? row.id : row.rubric_id) && version === row.version;
}
