import type { BatchStore, OngoingImport } from '../storage/batch-store.ts';

/** An import to which nothing was added for so long is not going on any more. */
const staleMs = 60_000;

export type StaleImports = {
  /** Look at the imports, and abandon those that have lain still for a minute of watching. */
  abandon(): Promise<void>;
};

/**
 * Watch imports and find those whose process died.
 *
 * How long nothing was added is measured from the first look that found an import as it is now, by a clock of this process: the
 * time that an import bears is by the clock of another machine, and is only compared for being the same.
 *
 * @param elapsedMs monotonic
 */
export function createStaleImports(
  batches: Pick<BatchStore, 'listImports' | 'abandonStaleImport'>,
  elapsedMs: () => number,
): StaleImports {
  let known: ReadonlyMap<string, OngoingImport & { readonly sinceMs: number }> = new Map();
  return {
    async abandon() {
      const imports = await batches.listImports();
      const nowMs = elapsedMs();
      const watched = imports.map(({ batchId, updatedAt }) => {
        const before = known.get(batchId);
        return before?.updatedAt === updatedAt ? before : { batchId, updatedAt, sinceMs: nowMs };
      });
      known = new Map(watched.map((one) => [one.batchId, one]));
      for (const { sinceMs, ...seen } of watched) {
        if (nowMs - sinceMs >= staleMs) await batches.abandonStaleImport(seen);
      }
    },
  };
}
