import { type Kysely, sql, type Transaction, type Updateable } from 'kysely';
import type { BatchCap, BatchStatus, PauseReason } from '../../domain/batch.ts';
import type { BatchStore } from '../batch-store.ts';
import { BatchStateError, CapReachedError } from '../store-errors.ts';
import { appendAudit, type NewAuditEntry } from './append-audit.ts';
import { type BatchRow, lockBatch, toBatch } from './batch-row.ts';
import { countPending, findReachedCap, settleBatch } from './batch-settling.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import type { Database } from './schema.ts';

type Change = {
  readonly set: Updateable<Database['batches']>;
  readonly entry: Pick<NewAuditEntry, 'action' | 'details'>;
};

type BatchStatusChanges = Pick<BatchStore, 'finishImport' | 'start' | 'pause' | 'cancel' | 'retryFailed'>;

/** Create the part of a store that changes the status of batches. Each change has its entry in the audit log. */
export function createBatchStatusChanges(db: Kysely<Database>, clock: Clock): BatchStatusChanges {
  const changeBatch = (batchId: string, decide: (row: BatchRow, at: string) => Change, by?: string) =>
    db.transaction().execute(async (trx) => {
      const row = await lockBatch(trx, batchId);
      const at = clock.now();
      return toBatch(await applyChange(trx, row, naming(by, decide(row, at)), clock));
    });
  return {
    async finishImport(batchId) {
      // With the statistics of emptier tables, PostgreSQL sorts the whole batch for each page that is read of it.
      if (isPostgres(db)) await sql`analyze candidates, answers, batch_items`.execute(db);
      return await changeBatch(batchId, finishImport);
    },
    start: (batchId, cap, by) => changeBatch(batchId, (row, at) => start(row, cap, at), by),
    pause: (batchId, reason, by) => changeBatch(batchId, (row) => pause(row, reason), by),
    cancel: (batchId, by) => changeBatch(batchId, cancel, by),
    retryFailed: (batchId, by) =>
      db.transaction().execute(async (trx) => {
        const retried = await resetFailed(trx, batchId);
        const row = await lockBatch(trx, batchId);
        requireStatus(row, 'retried', ['finished', 'paused']);
        if (retried === 0) return toBatch(row);
        return toBatch(await applyChange(trx, row, naming(by, retryFailed(row, retried)), clock));
      }),
  };
}

/** Have the audit log say who asked for a change, if it was somebody. */
function naming(by: string | undefined, { set, entry }: Change): Change {
  return by === undefined ? { set, entry } : { set, entry: { ...entry, details: { by, ...entry.details } } };
}

async function applyChange(
  trx: Transaction<Database>,
  { id }: BatchRow,
  { set, entry }: Change,
  clock: Clock,
): Promise<BatchRow> {
  const at = clock.now();
  const changed = await trx
    .updateTable('batches')
    .set({ ...set, updated_at: at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await appendAudit(trx, { ...entry, subject: id }, at);
  return await settleBatch(trx, changed, clock);
}

function requireStatus({ status }: BatchRow, participle: string, allowed: readonly BatchStatus[]): void {
  if (!allowed.some((it) => it === status)) throw new BatchStateError(participle, status);
}

/** From here on the batch is there for everybody: its creation is told now, as an import that fails leaves nothing behind. */
function finishImport(row: BatchRow): Change {
  requireStatus(row, 'made ready', ['importing']);
  const { bank_id: bankId, bank_version: bankVersion, engine_id: engineId, source_sha256: sourceSha256 } = row;
  const { items, rejected_rows: rejectedRows, blank_cells: blankCells, owner_id: by } = row;
  const details = { by, bankId, bankVersion, engineId, sourceSha256, items, rejectedRows, blankCells };
  return { set: { status: 'ready' }, entry: { action: 'batch-created', details } };
}

function start(row: BatchRow, cap: BatchCap, at: string): Change {
  requireStatus(row, 'started', ['ready', 'paused']);
  const reached = countPending(row) > 0 ? findReachedCap(row, cap) : undefined;
  if (reached === 'cap-items') {
    throw new CapReachedError(`The cap of ${cap.items} items is reached: ${row.evaluated + row.failed} are done`);
  }
  if (reached === 'cap-cost') {
    throw new CapReachedError(`The cap of ${cap.costUsd} US dollars is reached: ${row.cost_usd} are spent`);
  }
  const set = {
    status: 'running',
    pause_reason: null,
    cap_items: cap.items,
    cap_cost_usd: cap.costUsd,
    started_at: row.started_at ?? at,
  };
  return { set, entry: { action: 'batch-started', details: { cap } } };
}

function pause(row: BatchRow, reason: PauseReason): Change {
  requireStatus(row, 'paused', ['running']);
  return { set: { status: 'paused', pause_reason: reason }, entry: { action: 'batch-paused', details: { reason } } };
}

function cancel(row: BatchRow, at: string): Change {
  requireStatus(row, 'cancelled', ['ready', 'running', 'paused']);
  const details = { evaluated: row.evaluated, failed: row.failed, pending: countPending(row) };
  const set = { status: 'cancelled', pause_reason: null, finished_at: at };
  return { set, entry: { action: 'batch-cancelled', details } };
}

function retryFailed(row: BatchRow, items: number): Change {
  const set = { status: 'paused', pause_reason: 'person', failed: row.failed - items, finished_at: null };
  return { set, entry: { action: 'batch-retried', details: { items } } };
}

/**
 * Make failed items pending whose answer is still there. Returns how many.
 *
 * Their candidates are held: one who is being forgotten is waited for, and whoever forgets one later finds the item pending.
 */
async function resetFailed(trx: Transaction<Database>, batchId: string): Promise<number> {
  if (isPostgres(trx)) {
    await trx
      .selectFrom('candidates')
      .innerJoin('batch_items', 'batch_items.candidate_id', 'candidates.id')
      .select('candidates.id')
      .where('batch_items.batch_id', '=', batchId)
      .where('batch_items.status', '=', 'failed')
      .orderBy('candidates.external_id')
      .forKeyShare('candidates')
      .execute();
  }
  const { numUpdatedRows } = await trx
    .updateTable('batch_items')
    .set({ status: 'pending', error_code: null, error_message: null })
    .where('batch_id', '=', batchId)
    .where('status', '=', 'failed')
    .where(sql<boolean>`exists (select 1 from answers where answers.id = batch_items.answer_id and text is not null)`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
