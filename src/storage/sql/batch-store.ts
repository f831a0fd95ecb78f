import type { Kysely } from 'kysely';
import type { BatchStore } from '../batch-store.ts';
import { createBatchImport } from './batch-import.ts';
import { createBatchItems } from './batch-items.ts';
import { createRecordOutcomes } from './batch-outcomes.ts';
import { createBatchSearch } from './batch-search.ts';
import { createBatchStatusChanges } from './batch-status.ts';
import { createPlanUnits } from './batch-units.ts';
import type { Clock } from './clock.ts';
import type { Database } from './schema.ts';

/** Batches and their items in tables. */
export function createBatchStore(db: Kysely<Database>, clock: Clock): BatchStore {
  return {
    ...createBatchImport(db, clock),
    ...createBatchSearch(db),
    ...createBatchStatusChanges(db, clock),
    planUnits: createPlanUnits(db),
    ...createBatchItems(db),
    recordOutcomes: createRecordOutcomes(db, clock),
  };
}
