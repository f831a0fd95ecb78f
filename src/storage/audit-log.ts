export const auditActions = [
  'bank-saved',
  'rubric-published',
  'evaluation-recorded',
  'evaluations-recorded',
  'batch-created',
  'batch-started',
  'batch-paused',
  'batch-cancelled',
  'batch-finished',
  'batch-retried',
  'candidate-forgotten',
  'candidates-forgotten',
  'database-restored',
  'link-created',
  'link-revoked',
  'invitation-taken',
  'password-reset',
  'password-changed',
  'account-changed',
  'account-removed',
  'api-key-created',
  'api-key-revoked',
  'review-recorded',
  'review-assigned',
  'review-requested',
  'appeal-made',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** One thing that happened. Holds no personal data: it is never erased. */
export type AuditEntry = {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: string;
  readonly action: AuditAction;
  /** Id of what it happened to, never a candidate's own. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** SHA-256 over this entry and the hash of the one before, 64 hex digits. */
  readonly hash: string;
};

/** A point of the chain that was written down elsewhere: who rewrites all of it still cannot meet this. */
export type AuditAnchor = { readonly seq: number; readonly hash: string };

/** Something that is not as it was written. */
export type Tampering = {
  readonly table: string;
  /** Id or number of the row. */
  readonly row: string;
  readonly message: string;
};

export type VerifyReport = {
  readonly entries: number;
  readonly evaluations: number;
  readonly answers: number;
  /** null while the log is empty. Write it down to check later against it. */
  readonly head: AuditAnchor | null;
  /** The first 100. */
  readonly tampering: readonly Tampering[];
};

export type AuditLog = {
  /** By number, ascending. */
  list(page: { readonly after?: number | undefined; readonly limit: number }): Promise<readonly AuditEntry[]>;
  /**
   * Recompute the chain and all that it vouches for: every evaluation with its numbers, every answer with its texts that is not
   * erased, every rubric version, publication, review and appeal, and that nothing was added, removed or exchanged.
   */
  verify(anchor?: AuditAnchor): Promise<VerifyReport>;
};
