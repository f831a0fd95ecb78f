/** What batches have spent by now, as far as this process knows: also what is not stored yet. */
export type SpendingLedger = {
  /** Something was paid for, and is yet to be stored. */
  add(batchId: string, costUsd: number): void;
  /** It is stored, or lost; and what the store says is spent in all then. */
  settle(batchId: string, costUsd: number, storedUsd: number): void;
  /** May another answer be begun? @param capUsd null for no limit */
  hasRoom(batchId: string, capUsd: number | null, storedUsd: number): boolean;
};

/**
 * Create a ledger for the batches that a process works on.
 *
 * Answers are begun as long as less is spent than the cap allows, so a batch goes beyond it by no more than what is in flight at that
 * moment, here and in other processes.
 */
export function createSpendingLedger(): SpendingLedger {
  const unstored = new Map<string, number>();
  const stored = new Map<string, number>();
  const change = (batchId: string, byUsd: number): void => {
    unstored.set(batchId, Math.max(0, (unstored.get(batchId) ?? 0) + byUsd));
  };
  return {
    add: change,
    settle(batchId, costUsd, storedUsd) {
      change(batchId, -costUsd);
      stored.set(batchId, storedUsd);
    },
    hasRoom(batchId, capUsd, storedUsd) {
      if (capUsd === null) return true;
      const known = Math.max(storedUsd, stored.get(batchId) ?? 0);
      return known + (unstored.get(batchId) ?? 0) < capUsd;
    },
  };
}
