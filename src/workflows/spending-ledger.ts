/** What batches have spent by now, as far as this process knows: also what is not stored yet, and what is in flight. */
export type SpendingLedger = {
  /**
   * Begin another answer, if there is room for it; it is in flight then.
   *
   * @param capUsd null for no limit
   * @param expectedUsd of an answer, for as long as none has come back
   */
  begin(
    batchId: string,
    cap: { readonly capUsd: number | null; readonly storedUsd: number; readonly expectedUsd: number },
  ): boolean;
  /** An answer that was begun came back, and is yet to be stored; 0 where nothing came of it. */
  end(batchId: string, costUsd: number): void;
  /** What came back is stored, or lost; and what the store says is spent in all then. */
  settle(batchId: string, costUsd: number, storedUsd: number): void;
};

type Account = { unstored: number; stored: number; inFlight: number; paid: number; paidAnswers: number };

/**
 * Create a ledger for the batches that a process works on.
 *
 * An answer is begun as long as less is spent than the cap allows, with those in flight at the mean of what others cost. A batch goes
 * beyond its cap by one answer then, by what answers in flight cost more than the mean, and by what other processes have in flight.
 */
export function createSpendingLedger(): SpendingLedger {
  const accounts = new Map<string, Account>();
  const accountOf = (batchId: string): Account => {
    const account = accounts.get(batchId) ?? { unstored: 0, stored: 0, inFlight: 0, paid: 0, paidAnswers: 0 };
    accounts.set(batchId, account);
    return account;
  };
  return {
    begin(batchId, { capUsd, storedUsd, expectedUsd }) {
      const account = accountOf(batchId);
      const { unstored, stored, inFlight, paid, paidAnswers } = account;
      const reserved = inFlight * (paidAnswers > 0 ? paid / paidAnswers : expectedUsd);
      const hasRoom = capUsd === null || Math.max(storedUsd, stored) + unstored + reserved < capUsd;
      if (hasRoom) account.inFlight += 1;
      return hasRoom;
    },
    end(batchId, costUsd) {
      const account = accountOf(batchId);
      account.inFlight = Math.max(0, account.inFlight - 1);
      account.unstored += costUsd;
      if (costUsd > 0) {
        account.paid += costUsd;
        account.paidAnswers += 1;
      }
    },
    settle(batchId, costUsd, storedUsd) {
      const account = accountOf(batchId);
      account.unstored = Math.max(0, account.unstored - costUsd);
      account.stored = storedUsd;
    },
  };
}
