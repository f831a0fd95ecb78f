import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { BackupReport } from '../storage.ts';
import type { BackupFooter, BackupHeader, BackupMarker } from './backup-format.ts';
import { backupTables } from './backup-tables.ts';
import type { Clock } from './clock.ts';
import { schemaVersion } from './migrate.ts';
import { readInPages } from './read-in-pages.ts';
import type { Database } from './schema.ts';

/** Characters that go through the compression together: line by line takes many times longer. */
const chunkLength = 64 * 1024;

/**
 * Write all tables as a backup and end the stream.
 *
 * @param db as of one moment: a transaction that sees nothing of what is written meanwhile
 */
export async function writeBackup(db: Kysely<Database>, out: Writable, { now }: Clock): Promise<BackupReport> {
  const sha256 = createHash('sha256');
  const rows: Record<string, number> = {};
  let digest = '';
  async function* chunks(): AsyncGenerator<string, void> {
    const header: BackupHeader = { format: 'answer-evaluator-backup', version: 1, schemaVersion, createdAt: now() };
    let chunk = '';
    for await (const values of readValues(db, header, rows)) {
      chunk += `${JSON.stringify(values)}\n`;
      if (chunk.length < chunkLength) continue;
      sha256.update(chunk);
      yield chunk;
      chunk = '';
    }
    digest = sha256.update(chunk).digest('hex');
    const footer: BackupFooter = { rows, sha256: digest };
    yield `${chunk}${JSON.stringify(footer)}\n`;
  }
  await pipeline(Readable.from(chunks()), createGzip(), out);
  return { schemaVersion, tables: backupTables.map(({ name }) => ({ name, rows: rows[name] ?? 0 })), sha256: digest };
}

/** Everything before the footer; counts the rows on the way. */
async function* readValues(
  db: Kysely<Database>,
  header: BackupHeader,
  counts: Record<string, number>,
): AsyncGenerator<unknown, void> {
  yield header;
  for (const { name, key, pageSize } of backupTables) {
    counts[name] = 0;
    for await (const row of readTable(db, name, key, pageSize)) {
      if (counts[name] === 0) yield { table: name, columns: Object.keys(row) } satisfies BackupMarker;
      counts[name]++;
      yield Object.values(row);
    }
  }
}

function readTable(db: Kysely<Database>, table: string, key: readonly string[], pageSize = 500) {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  return readInPages<Readonly<Record<string, unknown>>>(async (after) => {
    const behind = after ? sql`WHERE (${columns}) > (${sql.join(key.map((column) => after[column]))})` : sql``;
    const page = sql<
      Record<string, unknown>
    >`SELECT * FROM ${sql.table(table)} ${behind} ORDER BY ${columns} LIMIT ${pageSize}`;
    return (await page.execute(db)).rows;
  });
}
