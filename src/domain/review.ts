import type { Evidence } from './evidence.ts';
import type { Verdict } from './verdict.ts';

/**
 * Why an answer waits for a person. first: something about its evaluation is doubtful, or somebody wants it read. second: somebody wants
 * another reviewer's decision. appeal: the candidate contests a criterion.
 */
export const reviewKinds = ['first', 'second', 'appeal'] as const;

export type ReviewKind = (typeof reviewKinds)[number];

/** blind: the reviewer gives verdicts before seeing those of the machine, and of other people. open: sees them from the start. */
export const reviewModes = ['blind', 'open'] as const;

export type ReviewMode = (typeof reviewModes)[number];

/** open: waits for a decision, locked or not. done: decided. withdrawn: nothing is left to decide, e.g. the answer was erased. */
export const reviewTaskStatuses = ['open', 'done', 'withdrawn'] as const;

export type ReviewTaskStatus = (typeof reviewTaskStatuses)[number];

/** How long a lock holds after it was taken or renewed. */
export const reviewLockMinutes = 15;

/** Who works on a task at the moment, and until when nobody else may. */
export type ReviewLock = {
  readonly holderId: string;
  readonly until: string;
  readonly mode: ReviewMode;
  /** The evaluation that was the newest when the task was taken: what its holder has seen. */
  readonly recordId: string;
};

/** One answer that waits for one person's decision. Times are ISO 8601 in UTC. */
export type ReviewTask = {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly status: ReviewTaskStatus;
  /** The evaluation to decide about: the newest of the answer. */
  readonly recordId: string;
  readonly answerId: string;
  readonly questionId: string;
  readonly item: { readonly batchId: string; readonly position: number } | null;
  /** Points by which the evaluation is expected to be off, or that are contested: most worth a person's time first. */
  readonly worth: number;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
  /** Criteria to decide about; null for all. */
  readonly criterionIds: readonly string[] | null;
  readonly assigneeId: string | null;
  readonly lock: ReviewLock | null;
  /** Who asked for it; null where the machine did. */
  readonly requestedBy: string | null;
  /** What whoever asked for it wrote; null for nothing, or after erasure. */
  readonly note: string | null;
  readonly appealId: string | null;
  readonly createdAt: string;
};

/** A verdict that a person gives before seeing any other. */
export type BlindVerdict = { readonly criterionId: string; readonly verdict: Verdict };

/** What a person decided about one criterion, beside what the machine had said. */
export type CriterionDecision = {
  readonly criterionId: string;
  readonly verdict: Verdict;
  readonly points: number;
  readonly maxPoints: number;
  /** null where the criterion was unscored. */
  readonly machineVerdict: Verdict | null;
  /** null where it was unscored. */
  readonly machinePoints: number | null;
  /** null in an open review. */
  readonly blindVerdict: Verdict | null;
};

/** What quotes the answer, or was written about it; erased together with the answer. */
export type DecisionTexts = {
  readonly criterionId: string;
  /** Why it is not as the machine said; '' where it is. */
  readonly reason: string;
  /** Words of the answer that prove a verdict which earns more than the machine's. */
  readonly evidence: Evidence | null;
};

/** A person's decision over an evaluation. Both are kept, the person's counts. Immutable. */
export type Review = {
  readonly id: string;
  readonly taskId: string;
  readonly kind: ReviewKind;
  readonly mode: ReviewMode;
  readonly recordId: string;
  readonly answerId: string;
  readonly questionId: string;
  readonly rubricHash: string;
  readonly reviewerId: string;
  /** In the rubric's order; of an appeal only what was contested. */
  readonly decisions: readonly CriterionDecision[];
  /** null after erasure. */
  readonly texts: { readonly note: string; readonly decisions: readonly DecisionTexts[] } | null;
  readonly createdAt: string;
};

/** A candidate contests a criterion of an evaluation of their own answer. */
export type Appeal = {
  readonly id: string;
  readonly recordId: string;
  readonly answerId: string;
  readonly criterionId: string;
  readonly userId: string;
  /** What the candidate points to and says; null after erasure. */
  readonly texts: { readonly quote: Evidence; readonly message: string } | null;
  /** The review that decided it; null while it waits. */
  readonly reviewId: string | null;
  /** withdrawn: the answer was erased before somebody decided. */
  readonly status: 'open' | 'decided' | 'withdrawn';
  readonly createdAt: string;
};

/** What an answer comes to where people decided, and how many they were. */
export type ReviewedAnswer = ReviewedOutcome & { readonly reviewers: number };

/** What an answer comes to: each criterion by the newest decision about it, by the machine's verdict where nobody decided. */
export type ReviewedOutcome = {
  readonly criteria: readonly {
    readonly criterionId: string;
    /** null while it is unscored. */
    readonly verdict: Verdict | null;
    readonly points: number | null;
    readonly maxPoints: number;
    /** The review whose decision counts; null for the machine's verdict. */
    readonly reviewId: string | null;
  }[];
  /** null while a criterion is unscored. */
  readonly totalPoints: number | null;
  readonly maxPoints: number;
};
