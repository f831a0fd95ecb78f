/** A run of a batch's items to be evaluated together: positions `from` up to, not including, `to`. */
export type WorkUnit = { readonly batchId: string; readonly from: number; readonly to: number };

/** Whose units a queue hands out: workers with another bank, or another version of it, would read answers with the wrong rubrics. */
export type QueueBank = { readonly id: string; readonly version: string };

/** A unit in one worker's hands. */
export type Claim = {
  readonly id: string;
  readonly unit: WorkUnit;
  /** How many workers died over the unit before: 0 at first, one more each time that a claim on it lapses. */
  readonly attempt: number;
};

/**
 * Hands out work units, each to one worker at a time.
 *
 * A claim ends when it is finished or given back. One that is not kept alive lapses: its worker is taken for dead and
 * the unit is handed out again, however often that happens. It is the worker that gives up on a unit whose `attempt`
 * has grown too large: it says so at the unit's items and finishes it without an evaluation. A worker that was only
 * slow may still be at a unit that somebody else has by then: the store makes a second evaluation harmless.
 *
 * Every method rejects with a retryable error while the queue's database cannot be reached, and works again once it
 * is back, without being reopened.
 */
export type WorkQueue = {
  /** Adds all units or none. */
  add(units: readonly WorkUnit[]): Promise<void>;
  /** Takes a unit at once, or finds `undefined` if there is nothing to do now. */
  take(): Promise<Claim | undefined>;
  /** Puts off the lapse of a claim. False if it has ended and somebody else may have the unit. */
  keepAlive(claim: Claim): Promise<boolean>;
  /** Closes a unit for good. Does nothing if the claim has ended. */
  finish(claim: Claim): Promise<void>;
  /** Puts a unit back for anybody to take at once, with the same `attempt`. Does nothing if the claim has ended. */
  giveBack(claim: Claim): Promise<void>;
  /** Drops the units of a batch that nobody works on. */
  discard(batchId: string): Promise<void>;
  /** Counts the units of a batch that wait or are being worked on. */
  countOpen(batchId: string): Promise<number>;
  /** Lets go of the database; does nothing the second time. Claims stay as they are until they lapse. */
  close(): Promise<void>;
};
