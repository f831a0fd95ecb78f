import type { EngineCache } from '../../src/storage/engine-cache.ts';
import { createMemoryEngineCache } from '../../src/storage/memory/memory-engine-cache.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';

/** Where replies of models are kept. */
export type ReplyCache = { readonly cache: EngineCache; close(): Promise<void> };

/**
 * Keep replies of models in a database file, so that a second run asks for nothing that the first one has paid for.
 *
 * @param file made if it is not there; undefined keeps replies as long as the process lasts.
 */
export async function openReplyCache(file: string | undefined): Promise<ReplyCache> {
  if (file === undefined) return { cache: createMemoryEngineCache(), close: async () => {} };
  const { storage } = await openSqlStorage({ sqliteFile: file });
  return { cache: storage.engineCache, close: () => storage.close() };
}
