/** The tables of reviews; schema.ts says how they are to be read. */
export type ReviewTables = {
  review_tasks: {
    id: string;
    kind: string;
    status: string;
    record_id: string;
    answer_id: string;
    question_id: string;
    /** Both null for an answer of no batch. */
    batch_id: string | null;
    position: number | null;
    worth: number;
    /** JSON: ids of the criteria to decide about; null for all. */
    criterion_ids: string | null;
    /** What somebody who asked for it wrote; erased with the answer. */
    note: string | null;
    assignee_id: string | null;
    lock_holder: string | null;
    lock_until: string | null;
    /** The evaluation that the holder has seen. */
    lock_record_id: string | null;
    requested_by: string | null;
    appeal_id: string | null;
    created_at: string;
  };
  /** In which mode somebody first took a task; never changed. */
  review_takes: { task_id: string; reviewer_id: string; mode: string; taken_at: string };
  /** Never changed, never deleted; triggers see to it. JSON: BlindVerdict[]. */
  review_blind_verdicts: {
    task_id: string;
    reviewer_id: string;
    rubric_hash: string;
    verdicts: string;
    created_at: string;
  };
  /** Never changed, never deleted; triggers see to it. */
  reviews: {
    id: string;
    task_id: string;
    kind: string;
    mode: string;
    record_id: string;
    answer_id: string;
    question_id: string;
    batch_id: string | null;
    rubric_hash: string;
    reviewer_id: string;
    /** JSON: CriterionDecision[]. */
    decisions: string;
    /** SHA-256 over the salt and review_texts.content. */
    commitment: string;
    created_at: string;
  };
  /** JSON: note and DecisionTexts[]; deleted by erasure, never changed. */
  review_texts: { review_id: string; salt: string; content: string };
  /** Never changed, never deleted; triggers see to it. */
  appeals: {
    id: string;
    record_id: string;
    answer_id: string;
    criterion_id: string;
    user_id: string;
    /** SHA-256 over the salt and appeal_texts.content. */
    commitment: string;
    created_at: string;
  };
  /** JSON: quote and message; deleted by erasure, never changed. */
  appeal_texts: { appeal_id: string; salt: string; content: string };
};
