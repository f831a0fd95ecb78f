import { type Kysely, sql, type Transaction } from 'kysely';
import type { RejectedRow } from '../../domain/batch.ts';
import type { BatchStore, NewBatch } from '../batch-store.ts';
import { BatchNotFoundError, BatchStateError, IdempotencyConflictError } from '../store-errors.ts';
import { removeImport } from './batch-removal.ts';
import { toBatch } from './batch-row.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { insertRows } from './insert-rows.ts';
import { addItems } from './item-import.ts';
import type { Database } from './schema.ts';

type BatchImport = Pick<BatchStore, 'create' | 'addRows' | 'abandonImport' | 'listImports' | 'abandonStaleImport'>;

/** Create the part of a store that brings the rows of a file into a batch. */
export function createBatchImport(db: Kysely<Database>, clock: Clock): BatchImport {
  return {
    async create(batch) {
      const created = await db
        .insertInto('batches')
        .values({ id: clock.newId(), ...toColumns(batch), ...emptyBatch(clock.now()) })
        .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!created) throw new IdempotencyConflictError();
      return toBatch(created);
    },
    addRows: (batchId, { items, rejected, blankCells }) =>
      db.transaction().execute(async (trx) => {
        await keepImporting(trx, batchId);
        const { added, duplicates } = await addItems(trx, batchId, items, clock);
        await addToCounts(trx, batchId, { added, rejected, blankCells }, clock);
        return duplicates;
      }),
    abandonImport: (batchId) =>
      db.transaction().execute(async (trx) => {
        const row = await lockForRemoval(trx, batchId);
        if (!row) throw new BatchNotFoundError(batchId);
        if (row.status !== 'importing') throw new BatchStateError('abandoned', row.status);
        await removeImport(trx, batchId);
      }),
    listImports: () =>
      db
        .selectFrom('batches')
        .select(['id as batchId', 'updated_at as updatedAt'])
        .where('status', '=', 'importing')
        .execute(),
    abandonStaleImport: ({ batchId, updatedAt }) =>
      db.transaction().execute(async (trx) => {
        const row = await lockForRemoval(trx, batchId);
        // Somebody else may have abandoned it, or go on with it after all.
        if (row?.status !== 'importing' || row.updated_at !== updatedAt) return false;
        await removeImport(trx, batchId);
        return true;
      }),
  };
}

function toColumns({ name, bank, engine, source, mapping, idempotency, ownerId = null }: NewBatch) {
  return {
    name,
    bank_id: bank.id,
    bank_version: bank.version,
    engine_id: engine,
    source: JSON.stringify(source),
    source_sha256: source.sha256,
    mapping: JSON.stringify(mapping),
    idempotency_key: idempotency?.key ?? null,
    request_hash: idempotency?.requestHash ?? null,
    owner_id: ownerId,
  };
}

function emptyBatch(createdAt: string) {
  return {
    status: 'importing',
    items: 0,
    evaluated: 0,
    failed: 0,
    needs_review: 0,
    rejected_rows: 0,
    blank_cells: 0,
    cost_usd: 0,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** Keep a batch from being abandoned until the transaction ends; anything else may still happen to it. */
async function keepImporting(trx: Transaction<Database>, batchId: string): Promise<void> {
  const batch = await trx
    .selectFrom('batches')
    .select('status')
    .where('id', '=', batchId)
    .$if(isPostgres(trx), (query) => query.forKeyShare())
    .executeTakeFirst();
  if (!batch) throw new BatchNotFoundError(batchId);
  if (batch.status !== 'importing') throw new BatchStateError('added to', batch.status);
}

async function lockForRemoval(trx: Transaction<Database>, batchId: string) {
  return await trx
    .selectFrom('batches')
    .select(['status', 'updated_at'])
    .where('id', '=', batchId)
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirst();
}

type Additions = {
  readonly added: number;
  readonly rejected: readonly RejectedRow[];
  readonly blankCells: number;
};

const reportColumns = ['batch_id', 'number', 'row', 'code', 'column_name', 'other_row', 'message'] as const;

/** Count what was added, and keep the reports of rows that were not, numbered in the order in which they came. */
async function addToCounts(
  trx: Transaction<Database>,
  batchId: string,
  { added, rejected, blankCells }: Additions,
  { now }: Clock,
): Promise<void> {
  const batch = await trx
    .updateTable('batches')
    .set({
      items: sql`items + ${added}`,
      rejected_rows: sql`rejected_rows + ${rejected.length}`,
      blank_cells: sql`blank_cells + ${blankCells}`,
      updated_at: now(),
    })
    .where('id', '=', batchId)
    .where('status', '=', 'importing')
    .returning('rejected_rows')
    .executeTakeFirst();
  if (!batch) throw new BatchStateError('added to', 'ready');
  const first = batch.rejected_rows - rejected.length;
  const reports = rejected.map(({ row, code, column, otherRow, message }, index) => {
    const number = first + index;
    return { batch_id: batchId, number, row, code, column_name: column, other_row: otherRow, message };
  });
  await insertRows(trx, 'batch_rejected_rows', reportColumns, reports);
}
