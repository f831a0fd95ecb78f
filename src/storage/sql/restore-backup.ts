import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { BackupReport } from '../storage.ts';
import { BackupInvalidError, StoreNotEmptyError } from '../store-errors.ts';
import { appendAudit, lockAuditHead } from './append-audit.ts';
import { backupTables } from './backup-tables.ts';
import type { Clock } from './clock.ts';
import { insertRows } from './insert-rows.ts';
import { schemaVersion } from './migrate.ts';
import { type BackupPart, readBackup } from './read-backup.ts';
import type { Database } from './schema.ts';

/** Units that somebody worked on when the backup was made wait again. */
const waiting = { lease_owner: null, lease_until: 0 } as const;

const pageSizes = new Map<string, number | undefined>(backupTables.map(({ name, pageSize }) => [name, pageSize]));

type Row = Readonly<Record<string, unknown>>;

/**
 * Bring a backup into an empty database in one transaction, and say so in the audit log.
 *
 * @throws {BackupInvalidError} if it is cut off, changed, from a newer schema or no backup at all.
 * @throws {StoreNotEmptyError} if the database holds anything.
 */
export async function restoreBackup(db: Kysely<Database>, from: Readable, { now }: Clock): Promise<BackupReport> {
  try {
    const known = await findColumns(db);
    return await db.transaction().execute((trx) => restore(trx, from, known, now()));
  } catch (error) {
    if (!isConstraint(error)) throw error;
    throw new BackupInvalidError('The rows of the backup do not fit together', { cause: error });
  } finally {
    from.destroy();
  }
}

async function restore(
  trx: Transaction<Database>,
  from: Readable,
  known: ReadonlyMap<string, ReadonlySet<string>>,
  at: string,
): Promise<BackupReport> {
  await requireEmpty(trx);
  const table = new TableWriter(trx, known);
  let version = '';
  let sha256 = '';
  for await (const part of readBackup(from)) {
    if (part.kind === 'header') version = requireKnownSchema(part.header.schemaVersion);
    else if (part.kind === 'end') sha256 = part.sha256;
    else await table.add(part);
  }
  await table.flush();
  await moveHead(trx);
  await appendAudit(trx, { action: 'database-restored', subject: sha256, details: { schemaVersion: version } }, at);
  const tables = backupTables.map(({ name }) => ({ name, rows: table.counts.get(name) ?? 0 }));
  return { schemaVersion: version, sha256, tables };
}

/** Brings rows into their tables, a page at a time. */
class TableWriter {
  readonly counts = new Map<string, number>();
  readonly #trx: Transaction<Database>;
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;
  #table = '';
  #columns: readonly string[] = [];
  #page: Row[] = [];

  constructor(trx: Transaction<Database>, known: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#trx = trx;
    this.#known = known;
  }

  async add({ table, columns, values }: Extract<BackupPart, { readonly kind: 'row' }>): Promise<void> {
    if (table !== this.#table || this.#page.length >= (pageSizes.get(table) ?? 500)) await this.flush();
    if (table !== this.#table && !columns.every((column) => this.#known.get(table)?.has(column))) {
      throw new BackupInvalidError(`The backup has a table or a column that this program does not know: ${table}`);
    }
    this.#table = table;
    this.#columns = columns;
    const row = Object.fromEntries(columns.map((column, index) => [column, values[index]]));
    this.#page.push(table === 'work_units' ? { ...row, ...waiting } : row);
    this.counts.set(table, (this.counts.get(table) ?? 0) + 1);
  }

  async flush(): Promise<void> {
    const page = this.#page;
    this.#page = [];
    // The names were compared with those of the database, which the types know.
    await insertRows(this.#trx, this.#table as keyof Database, this.#columns as never[], page as never[]);
    await nextTurn();
  }
}

async function requireEmpty(trx: Transaction<Database>): Promise<void> {
  const { seq } = await lockAuditHead(trx);
  if (seq > 0) throw new StoreNotEmptyError();
  for (const { name } of backupTables) {
    const { rows } = await sql`SELECT 1 FROM ${sql.table(name)} LIMIT 1`.execute(trx);
    if (rows.length > 0) throw new StoreNotEmptyError();
  }
}

function requireKnownSchema(version: string): string {
  if (version <= schemaVersion) return version;
  throw new BackupInvalidError(`The backup has schema ${version}, this program knows ${schemaVersion}`);
}

/** Columns by table, of those that are in a backup. */
async function findColumns(db: Kysely<Database>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const tables = await db.introspection.getTables();
  const names = new Set<string>(backupTables.map(({ name }) => name));
  return new Map(
    tables
      .filter(({ name }) => names.has(name))
      .map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
}

/** The end of the log is not in the backup: it is the last entry. */
async function moveHead(trx: Transaction<Database>): Promise<void> {
  const last = await trx.selectFrom('audit_log').select(['seq', 'hash']).orderBy('seq', 'desc').executeTakeFirst();
  if (last) await trx.updateTable('audit_head').set(last).where('id', '=', 1).execute();
}

/** SQLITE_CONSTRAINT, or the classes 22 and 23 of SQLSTATE: values that the tables do not take. */
function isConstraint(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') return (error.errcode & 0xff) === 19;
  return 'code' in error && typeof error.code === 'string' && /^2[23][0-9A-Z]{3}$/.test(error.code);
}
