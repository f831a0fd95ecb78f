import { type Kysely, sql } from 'kysely';
import type { BatchStore } from '../batch-store.ts';
import { BatchNotFoundError } from '../store-errors.ts';
import type { WorkUnit } from '../work-queue.ts';
import type { Database } from './schema.ts';

/**
 * Create planUnits of a store. Positions are cut at multiples of the size, so a unit lies within one such stretch; the last one
 * is cut short where the batch's cap comes before its end.
 */
export function createPlanUnits(db: Kysely<Database>): BatchStore['planUnits'] {
  return async (batchId, size) => {
    const batch = await db.selectFrom('batches').selectAll().where('id', '=', batchId).executeTakeFirst();
    if (!batch) throw new BatchNotFoundError(batchId);
    if (batch.status !== 'running') return [];
    let room = (batch.cap_items ?? batch.items) - batch.evaluated - batch.failed;
    const units: WorkUnit[] = [];
    for (const { first, last, items } of await findPendingStretches(db, batchId, size)) {
      if (room <= 0) break;
      const end = items <= room ? last : await findPendingPosition(db, { batchId, from: first, index: room - 1 });
      units.push({ batchId, from: first, to: end + 1 });
      room -= items;
    }
    return units;
  };
}

type Stretch = { readonly first: number; readonly last: number; readonly items: number };

async function findPendingStretches(db: Kysely<Database>, batchId: string, size: number): Promise<readonly Stretch[]> {
  return await db
    .selectFrom('batch_items')
    .select(({ fn }) => [
      fn.min('position').as('first'),
      fn.max('position').as('last'),
      fn.countAll<number>().as('items'),
    ])
    .where('batch_id', '=', batchId)
    .where('status', '=', 'pending')
    .groupBy(sql`position / cast(${size} as integer)`) // whole numbers, or SQLite would not cut the fraction off
    .orderBy('first')
    .execute();
}

/** The pending position that comes so many after the first one. */
async function findPendingPosition(
  db: Kysely<Database>,
  { batchId, from, index }: { readonly batchId: string; readonly from: number; readonly index: number },
): Promise<number> {
  const { position } = await db
    .selectFrom('batch_items')
    .select('position')
    .where('batch_id', '=', batchId)
    .where('position', '>=', from)
    .where('status', '=', 'pending')
    .orderBy('position')
    .limit(1)
    .offset(index)
    .executeTakeFirstOrThrow();
  return position;
}
