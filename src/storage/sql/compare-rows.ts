import type { AuditFindings } from './audit-findings.ts';

/** A row's key with the hash of what it holds; null if columns beside the content are not those of the content. */
export type HashedRow = { readonly key: string; readonly hash: string | null };

/** Check that exactly those rows of a table are there that entries of the audit log saved, as they were saved. */
export function compareRows(
  table: string,
  saved: ReadonlyMap<string, string>,
  rows: readonly HashedRow[],
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
