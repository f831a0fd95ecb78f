/** What an erasure took away. */
export type Erasure = {
  readonly candidates: number;
  readonly answers: number;
  /** Evaluations that keep their numbers and lost the words. */
  readonly evaluations: number;
};

/** Erasure of personal data. Numbers stay: points, verdicts, confidence, flags, counts. */
export type CandidateStore = {
  /**
   * Remove what a candidate wrote and who it was: answer texts, quotes and reasons, cached findings, and the id by which callers
   * knew the candidate. Written to the audit log without the id. The freed bytes are overwritten (SQLite) or vacuumed
   * (PostgreSQL) before this resolves.
   *
   * @param by id of who asked for it, for the audit log
   * @throws {CandidateNotFoundError} if nobody is known by that id.
   * @throws {ErasureUnfinishedError} if it is done, and a reader keeps the freed bytes from being overwritten.
   */
  forget(candidateId: string, by?: string): Promise<Erasure>;
  /**
   * The same for everybody whose last answer came before a time, answers without a candidate included, and for addresses of invitations
   * and sessions that ended before it.
   */
  forgetBefore(time: string): Promise<Erasure>;
};
