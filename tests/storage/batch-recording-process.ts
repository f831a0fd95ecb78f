import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import { evaluationsOf, range } from '../contract/batch-store-fixture.ts';

/**
 * A process of its own that records an evaluation of each item of a batch, a few at a time, and prints how many it was the first
 * to record: `batch-recording-process.ts <SQLite file> <batch> <items>`.
 */
const [sqliteFile = '', batchId = '', items = ''] = process.argv.slice(2);
const { storage } = await openSqlStorage({ sqliteFile });
let recorded = 0;
for (let from = 0; from < Number(items); from += 10) {
  const outcomes = evaluationsOf(range(from, Math.min(Number(items), from + 10)));
  recorded += (await storage.batches.recordOutcomes(batchId, outcomes)).recorded;
}
await storage.close();
console.log(recorded);
