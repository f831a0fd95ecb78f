import type { Selectable, Transaction } from 'kysely';
import type { Batch, BatchStatus, PauseReason } from '../../domain/batch.ts';
import type { EngineChoice } from '../../domain/engine-id.ts';
import { BatchNotFoundError } from '../store-errors.ts';
import { isPostgres } from './dialect.ts';
import type { Database } from './schema.ts';

export type BatchRow = Selectable<Database['batches']>;

/** Read a batch from its row. */
export function toBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    name: row.name,
    bank: { id: row.bank_id, version: row.bank_version },
    engine: row.engine_id as EngineChoice,
    status: row.status as BatchStatus,
    pauseReason: row.pause_reason as PauseReason | null,
    source: JSON.parse(row.source),
    mapping: JSON.parse(row.mapping),
    cap: { items: row.cap_items, costUsd: row.cap_cost_usd },
    counts: {
      items: row.items,
      evaluated: row.evaluated,
      failed: row.failed,
      needsReview: row.needs_review,
      rejectedRows: row.rejected_rows,
      blankCells: row.blank_cells,
    },
    costUsd: row.cost_usd,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    ownerId: row.owner_id,
  };
}

/**
 * Read a batch's row and keep others from changing it until the transaction ends. Who locks items of the batch too locks them
 * before, and the audit log after, so that nobody waits in a circle.
 *
 * @throws {BatchNotFoundError}
 */
export async function lockBatch(trx: Transaction<Database>, batchId: string): Promise<BatchRow> {
  const row = await trx
    .selectFrom('batches')
    .selectAll()
    .where('id', '=', batchId)
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  if (!row) throw new BatchNotFoundError(batchId);
  return row;
}
