import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditFindings } from './audit-findings.ts';
import type { Database } from './schema.ts';

/** What the audit log says was saved. */
export type SavedRubrics = {
  /** Hashes of banks. */
  readonly banks: ReadonlySet<string>;
  /** Hash of each rubric version's content by the version's own hash. */
  readonly rubrics: ReadonlyMap<string, string>;
};

/** Check that exactly those banks and rubric versions are there, with the contents that they were saved with. */
export async function verifyRubrics(db: Kysely<Database>, saved: SavedRubrics, findings: AuditFindings): Promise<void> {
  const rubrics = await db.selectFrom('rubric_versions').select(['hash', 'rubric_id', 'version', 'content']).execute();
  for (const row of rubrics) {
    const expected = saved.rubrics.get(row.hash);
    if (expected === undefined) findings.add('rubric_versions', row.hash, 'no entry of the audit log saved it');
    else if (hash('sha256', row.content) !== expected || !isNamedAsContent(row)) {
      findings.add('rubric_versions', row.hash, 'its content is not what was saved');
    }
  }
  const banks = await db.selectFrom('question_banks').select(['hash', 'id', 'version', 'content']).execute();
  for (const row of banks) {
    if (!saved.banks.has(row.hash)) findings.add('question_banks', row.hash, 'no entry of the audit log saved it');
    else if (hash('sha256', row.content) !== row.hash || !isNamedAsContent(row)) {
      findings.add('question_banks', row.hash, 'its content is not what was saved');
    }
  }
  const rubricsLeft = new Set(rubrics.map((row) => row.hash));
  const banksLeft = new Set(banks.map((row) => row.hash));
  for (const gone of new Set(saved.rubrics.keys()).difference(rubricsLeft)) {
    findings.add('rubric_versions', gone, 'it was saved, and it is gone');
  }
  for (const gone of saved.banks.difference(banksLeft)) {
    findings.add('question_banks', gone, 'it was saved, and it is gone');
  }
}

type NamedContent = { readonly content: string; readonly version: string } & (
  | { readonly id: string }
  | { readonly rubric_id: string }
);

/** Are the columns beside the content, which its hash does not cover, those of the content? */
function isNamedAsContent(row: NamedContent): boolean {
  const { id, version }: { readonly id?: unknown; readonly version?: unknown } = JSON.parse(row.content);
  return id === ('id' in row ? row.id : row.rubric_id) && version === row.version;
}
