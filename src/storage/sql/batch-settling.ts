import type { Transaction } from 'kysely';
import type { PauseReason } from '../../domain/batch.ts';
import { appendAudit } from './append-audit.ts';
import type { BatchRow } from './batch-row.ts';
import type { Clock } from './clock.ts';
import type { Database } from './schema.ts';

/** Items that are neither evaluated nor failed. */
export function countPending({ items, evaluated, failed }: BatchRow): number {
  return items - evaluated - failed;
}

/** Tell which of its caps a batch has reached; undefined if none. */
export function findReachedCap(
  { evaluated, failed, cost_usd: costUsd }: BatchRow,
  { items, costUsd: maxCostUsd }: { readonly items: number | null; readonly costUsd: number | null },
): PauseReason | undefined {
  if (items !== null && evaluated + failed >= items) return 'cap-items';
  return maxCostUsd !== null && costUsd >= maxCostUsd ? 'cap-cost' : undefined;
}

/**
 * Finish a batch that has nothing pending, or pause it if it is at a cap; otherwise leave it. Only a running batch is paused,
 * and one that is paused already can be finished. Appends to the audit log, so it comes last in a transaction.
 *
 * @param row the batch as it is now, locked by the transaction
 * @returns the batch as it is then.
 */
export async function settleBatch(trx: Transaction<Database>, row: BatchRow, { now }: Clock): Promise<BatchRow> {
  const isRunning = row.status === 'running';
  const reason = findReachedCap(row, { items: row.cap_items, costUsd: row.cap_cost_usd });
  const at = now();
  if ((isRunning || row.status === 'paused') && countPending(row) === 0) {
    const change = { status: 'finished', pause_reason: null, finished_at: at, updated_at: at };
    const { evaluated, failed, cost_usd: costUsd } = row;
    await trx.updateTable('batches').set(change).where('id', '=', row.id).execute();
    const details = { evaluated, failed, costUsd };
    await appendAudit(trx, { action: 'batch-finished', subject: row.id, details }, at);
    return { ...row, ...change };
  }
  if (isRunning && reason) {
    const change = { status: 'paused', pause_reason: reason, updated_at: at };
    await trx.updateTable('batches').set(change).where('id', '=', row.id).execute();
    await appendAudit(trx, { action: 'batch-paused', subject: row.id, details: { reason } }, at);
    return { ...row, ...change };
  }
  return row;
}
