import { describe } from 'vitest';
import { batchImportContract } from '../contract/batch-store-import.ts';
import { batchItemsContract } from '../contract/batch-store-items.ts';
import { batchOutcomesContract } from '../contract/batch-store-outcomes.ts';
import { batchRushContract } from '../contract/batch-store-rush.ts';
import { batchStatusContract } from '../contract/batch-store-status.ts';
import { openPostgresStore, openSqliteStore } from './open-test-store.ts';

describe.each([
  { name: 'SQLite', open: openSqliteStore },
  { name: 'PostgreSQL', open: openPostgresStore },
])('batches on $name', ({ open }) => {
  batchImportContract(open);
  batchStatusContract(open);
  batchOutcomesContract(open);
  batchItemsContract(open);
  batchRushContract(open);
});
