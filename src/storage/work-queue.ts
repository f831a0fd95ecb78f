/** A run of a batch's items to be evaluated together: positions `from` up to, not including, `to`. */
export type WorkUnit = { readonly batchId: string; readonly from: number; readonly to: number };

/** A unit in one worker's hands. */
export type Claim = {
  /** Opaque; the same for every attempt at the unit. */
  readonly id: string;
  readonly unit: WorkUnit;
  /** 0 for the first worker that took the unit, one more for each later one. */
  readonly attempt: number;
};

/**
 * Hands out work units, each to one worker at a time.
 *
 * A claim that is neither kept alive nor settled lapses, and the unit is handed out again: its worker is taken for
 * dead. A unit whose workers died too often is not handed out any more; it is reported by `takeDead` instead.
 * A worker that was only slow may still be evaluating a unit that somebody else has by then: the store makes a second
 * evaluation harmless.
 *
 * Every method rejects with a retryable error while the queue's database cannot be reached, and works again once it
 * is back, without being reopened.
 */
export type WorkQueue = {
  /** Adds all units or none. */
  add(units: readonly WorkUnit[]): Promise<void>;
  /** Takes a unit at once, or finds `undefined` if there is nothing to do now. */
  take(): Promise<Claim | undefined>;
  /** Puts off the end of a claim. False if it has ended already and somebody else may have the unit. */
  keepAlive(claim: Claim): Promise<boolean>;
  /** Closes a unit. Does nothing if the claim has ended. */
  finish(claim: Claim): Promise<void>;
  /** Puts the unit back, for anybody to take at once. Does nothing if the claim has ended. */
  giveBack(claim: Claim): Promise<void>;
  /** Takes a unit that is given up because its workers died too often; whoever takes it says so at its items. */
  takeDead(): Promise<WorkUnit | undefined>;
  /** Drops the units of a batch that nobody works on. */
  discard(batchId: string): Promise<void>;
  /** Counts the units of a batch that wait or are being worked on. */
  countOpen(batchId: string): Promise<number>;
  /** Lets go of the database. Claims stay as they are. */
  close(): Promise<void>;
};
