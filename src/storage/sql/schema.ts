import type { ReviewTables } from './review-tables.ts';

/**
 * The tables, the same in both databases. Times are ISO 8601 text in UTC, so that they sort; yes and no are 1 and 0; JSON is text,
 * because it is read whole and must come back to the byte.
 */
export type Database = ReviewTables & {
  question_banks: { hash: string; id: string; version: string; content: string; created_at: string };
  rubric_versions: { hash: string; rubric_id: string; version: string; content: string; created_at: string };
  /** Never changed, never deleted; triggers see to it. JSON: QuestionContent. */
  rubric_contents: { hash: string; content: string; created_at: string };
  rubric_drafts: {
    id: string;
    revision: number;
    /** JSON: section, QuestionContent, PracticeAnswer[]. */
    section: string;
    content: string;
    practice_answers: string;
    based_on: string | null;
    /** JSON: the draft's source; DerivationNote[]; Uncertainty[]. */
    source: string | null;
    derivation: string;
    uncertainties: string;
    created_at: string;
    updated_at: string;
  };
  rubric_imports: {
    id: string;
    name: string;
    /** JSON: DocumentReading; ids of drafts. */
    reading: string;
    draft_ids: string;
    created_at: string;
  };
  /** Never changed, never deleted; triggers see to it. */
  published_rubrics: {
    bank_id: string;
    /** Order of publication within the bank, from 1 without gaps. */
    number: number;
    question_id: string;
    version: string;
    rubric_hash: string;
    /** JSON: section, question, override, isConfirmed. */
    content: string;
    weights: string | null;
    published_at: string;
  };
  candidates: { id: string; external_id: string | null; created_at: string; forgotten_at: string | null };
  answers: {
    id: string;
    candidate_id: string | null;
    question_id: string;
    text: string | null;
    created_at: string;
    erased_at: string | null;
    /** The audit entry that says so. */
    erased_by: number | null;
    /** The person who typed it; null for answers of batches, and for those that came before anybody signed in. */
    user_id: string | null;
  };
  /** Never changed, never deleted; triggers see to it. */
  evaluations: {
    id: string;
    answer_id: string;
    /** Both null for an evaluation that was asked for by itself. */
    batch_id: string | null;
    position: number | null;
    question_id: string;
    total_points: number | null;
    max_points: number;
    needs_review: number;
    engine_id: string;
    engine_version: string;
    rubric_hash: string;
    /** JSON: flags, reviewReasons, criteria, provenance. */
    content: string;
    /** SHA-256 over the salt, the answer and evaluation_texts.content; says nothing any more once the salt is erased. */
    commitment: string;
    /** The audit entry whose digest vouches for this row. */
    audit_seq: number;
    created_at: string;
  };
  /** What quotes the answer; deleted by erasure, never changed. */
  evaluation_texts: { evaluation_id: string; salt: string; content: string };
  engine_cache: { key: string; answer_hash: string; engine_id: string; content: string; created_at: string };
  batches: {
    id: string;
    name: string;
    bank_id: string;
    bank_version: string;
    engine_id: string;
    status: string;
    pause_reason: string | null;
    /** JSON: BatchSource. */
    source: string;
    source_sha256: string;
    /** JSON: ColumnMapping. */
    mapping: string;
    cap_items: number | null;
    cap_cost_usd: number | null;
    items: number;
    evaluated: number;
    failed: number;
    needs_review: number;
    rejected_rows: number;
    blank_cells: number;
    cost_usd: number;
    idempotency_key: string | null;
    request_hash: string | null;
    created_at: string;
    started_at: string | null;
    finished_at: string | null;
    updated_at: string;
    /** Null for a batch from the command line, or from before anybody signed in. */
    owner_id: string | null;
  };
  /** People who may see what a candidate of a batch answered. */
  candidate_links: { user_id: string; batch_id: string; candidate_id: string; created_at: string };
  users: {
    id: string;
    name: string;
    /** In small letters. */
    email: string;
    email_verified: number;
    image: string | null;
    role: string;
    is_disabled: number;
    created_at: string;
    updated_at: string;
  };
  sessions: {
    id: string;
    user_id: string;
    token: string;
    expires_at: string;
    /** Both stay empty: nobody needs to know from where a person signed in. */
    ip_address: string | null;
    user_agent: string | null;
    created_at: string;
    updated_at: string;
  };
  /** Passwords, each with the name of the library's provider for them; columns of other providers stay empty. */
  credentials: {
    id: string;
    user_id: string;
    account_id: string;
    provider_id: string;
    /** Salt and scrypt hash. */
    password: string | null;
    created_at: string;
    updated_at: string;
  };
  links: {
    id: string;
    kind: string;
    /** SHA-256 of the token, 64 hex digits. */
    token_hash: string;
    role: string;
    /** The only address that may take the invitation; null for any. */
    email: string | null;
    /** Whose password is to be set anew; null for an invitation. */
    user_id: string | null;
    /** Whose answers of a batch may be seen by who takes it; both or none. */
    batch_id: string | null;
    candidate_id: string | null;
    /** Id of a person; `first-start`, or `command-line`. */
    created_by: string;
    created_at: string;
    expires_at: string;
    taken_at: string | null;
    taken_by: string | null;
    revoked_at: string | null;
  };
  api_keys: {
    id: string;
    user_id: string;
    name: string;
    /** The key's first characters. */
    start: string;
    /** SHA-256 of the key, 64 hex digits. */
    key_hash: string;
    /** JSON: Scope[]. */
    scopes: string;
    created_at: string;
    expires_at: string;
    last_used_at: string | null;
    revoked_at: string | null;
  };
  /** Its evaluation is the one of the same batch and position. */
  batch_items: {
    batch_id: string;
    position: number;
    row: number;
    candidate_id: string;
    question_id: string;
    answer_id: string;
    status: string;
    error_code: string | null;
    error_message: string | null;
  };
  batch_rejected_rows: {
    batch_id: string;
    number: number;
    row: number;
    code: string;
    /** The name of the column to blame. */
    column_name: string | null;
    other_row: number | null;
    message: string;
  };
  /** The queue of the embedded database; PostgreSQL has pg-boss. */
  work_units: {
    id: string;
    batch_id: string;
    from_position: number;
    to_position: number;
    attempt: number;
    lease_owner: string | null;
    /** Milliseconds since 1970; 0 for a unit that waits. */
    lease_until: number;
  };
  audit_log: {
    seq: number;
    at: string;
    action: string;
    subject: string;
    details: string;
    previous_hash: string;
    hash: string;
  };
  /** One row, id 1: the end of the audit log. It is locked by whoever appends. */
  audit_head: { id: number; seq: number; hash: string };
};
