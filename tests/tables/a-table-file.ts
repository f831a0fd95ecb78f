import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenTableOptions, openTable } from '../../src/tables/open-table.ts';
import type { Table, TableRow } from '../../src/tables/table.ts';

/** Write a file that goes when the test does. */
async function aFile(content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tables-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'upload');
  await writeFile(file, content);
  return file;
}

/** Open this content as a table, as if it had been uploaded under this name. */
export async function openContent(
  content: string | Uint8Array,
  fileName: string,
  options: Partial<OpenTableOptions> = {},
): Promise<Table> {
  return openTable(await aFile(content), { fileName, ...options });
}

export async function readRows(table: Table): Promise<readonly TableRow[]> {
  return Array.fromAsync(table.rows());
}

/** The rows as a test likes to compare them: where they are, and their cells or the code of their problem. */
export async function readCells(table: Table): Promise<readonly [number, readonly string[] | string][]> {
  const rows = await readRows(table);
  return rows.map((row) => [row.row, 'cells' in row ? row.cells : row.problem.code]);
}
