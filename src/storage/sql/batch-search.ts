import { type Kysely, sql } from 'kysely';
import type { BatchStore } from '../batch-store.ts';
import { toBatch } from './batch-row.ts';
import type { Database } from './schema.ts';

type BatchSearch = Pick<BatchStore, 'find' | 'list' | 'listRunning' | 'findByIdempotencyKey' | 'findBySource'>;

/** Create the part of a store that looks batches up. */
export function createBatchSearch(db: Kysely<Database>): BatchSearch {
  const batches = db.selectFrom('batches').selectAll();
  const listed = batches.where('status', '!=', 'importing').orderBy('created_at', 'desc').orderBy('id', 'desc');
  const ownedBy = (ownerId: string | undefined) =>
    ownerId === undefined ? listed : listed.where('owner_id', '=', ownerId);
  return {
    async find(batchId) {
      const row = await batches.where('id', '=', batchId).executeTakeFirst();
      return row && toBatch(row);
    },
    async list({ before, limit, ownerId }) {
      const isBefore = sql<boolean>`(created_at, id) < (select created_at, id from batches where id = ${before})`;
      const visible = ownedBy(ownerId);
      const page = before === undefined ? visible : visible.where(isBefore);
      return (await page.limit(limit).execute()).map(toBatch);
    },
    async listRunning() {
      const running = batches.where('status', '=', 'running').orderBy('created_at').orderBy('id');
      return (await running.execute()).map(toBatch);
    },
    async findByIdempotencyKey(key) {
      const row = await batches.where('idempotency_key', '=', key).executeTakeFirst();
      return row && { batch: toBatch(row), requestHash: row.request_hash ?? '' };
    },
    async findBySource(sha256, ownerId) {
      return (await ownedBy(ownerId).where('source_sha256', '=', sha256).execute()).map(toBatch);
    },
  };
}
