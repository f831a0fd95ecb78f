import type { BatchStore, StoredItem } from '../storage/batch-store.ts';

const pageSize = 1_000;

/** Read all items of a batch by position, a page at a time, so that memory does not grow with the batch. */
export async function* readItems(batchId: string, batches: Pick<BatchStore, 'listItems'>): AsyncGenerator<StoredItem> {
  let after: number | undefined;
  for (;;) {
    const page = await batches.listItems(batchId, {}, { after, limit: pageSize });
    yield* page;
    after = page.at(-1)?.position;
    if (page.length < pageSize) return;
  }
}
