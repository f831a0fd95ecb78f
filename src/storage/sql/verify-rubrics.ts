import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditFindings } from './audit-findings.ts';
import { compareRows, type HashedRow } from './compare-rows.ts';
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
  compareRows('rubric_versions', versions, versionRows.map(toHashed), findings);
  const contentRows = await db.selectFrom('rubric_contents').select(['hash', 'content']).execute();
  const hashedContents = contentRows.map((row) => ({ key: row.hash, hash: hash('sha256', row.content) }));
  compareRows('rubric_contents', contents, hashedContents, findings);
  const bankRows = await db.selectFrom('question_banks').select(['hash', 'id', 'version', 'content']).execute();
  // A bank lies under the hash of its content.
  compareRows('question_banks', new Map([...banks].map((it) => [it, it])), bankRows.map(toHashed), findings);
  await verifyPublications(db, publications, findings);
}

/** One row at a time: each has a whole question with its practice answers and weights. */
async function verifyPublications(
  db: Kysely<Database>,
  saved: ReadonlyMap<string, string>,
  findings: AuditFindings,
): Promise<void> {
  const keys = await db.selectFrom('published_rubrics').select(['bank_id', 'number']).execute();
  const hashed: HashedRow[] = [];
  for (const { bank_id, number } of keys) {
    const row = await db
      .selectFrom('published_rubrics')
      .selectAll()
      .where('bank_id', '=', bank_id)
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    hashed.push({ key: publicationKey(bank_id, number), hash: hashPublicationRow(row) });
  }
  compareRows('published_rubrics', saved, hashed, findings);
}

type NamedContent = { readonly hash: string; readonly content: string; readonly version: string } & (
  | { readonly id: string }
  | { readonly rubric_id: string }
);

function toHashed(row: NamedContent): HashedRow {
  return { key: row.hash, hash: isNamedAsContent(row) ? hash('sha256', row.content) : null };
}

/** Are the columns beside the content, which its hash does not cover, those of the content? */
function isNamedAsContent(row: NamedContent): boolean {
  const { id, version }: { readonly id?: unknown; readonly version?: unknown } = JSON.parse(row.content);
  return id === ('id' in row ? row.id : row.rubric_id) && version === row.version;
}
