import type { Actor } from '../domain/actor.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Evidence } from '../domain/evidence.ts';
import type {
  Appeal,
  BlindVerdict,
  CriterionDecision,
  Review,
  ReviewedOutcome,
  ReviewMode,
  ReviewTask,
} from '../domain/review.ts';
import type { GivenDecision } from '../scoring/decide-criteria.ts';
import type { Person } from '../storage/people.ts';
import type { ReviewTaskFilter } from '../storage/review-store.ts';

/** A task with the names of what it refers to. */
export type ShownTask = Pick<
  ReviewTask,
  'id' | 'kind' | 'status' | 'recordId' | 'questionId' | 'worth' | 'reasons' | 'createdAt'
> & {
  readonly prompt: string;
  readonly batch: { readonly id: string; readonly name: string } | null;
  readonly position: number | null;
  readonly assignee: Person | null;
  readonly lock: {
    readonly holder: Person;
    readonly until: string;
    readonly mode: ReviewMode;
    readonly isMine: boolean;
  } | null;
};

export type ShownQueue = {
  readonly tasks: readonly ShownTask[];
  /** Names the place behind the page; null at the end. */
  readonly next: string | null;
  readonly open: { readonly first: number; readonly second: number; readonly appeal: number };
};

/** A review with the names of what it refers to; to the candidate without its note, its blind verdicts and who decided. */
export type ShownReview = Pick<Review, 'id' | 'taskId' | 'kind' | 'mode' | 'recordId' | 'createdAt'> & {
  readonly reviewer: Person | null;
  readonly decisions: readonly (CriterionDecision & {
    readonly label: string;
    readonly reason: string | null;
    readonly evidence: Evidence | null;
  })[];
  readonly note: string | null;
};

export type ShownAppeal = Pick<Appeal, 'id' | 'recordId' | 'criterionId' | 'status' | 'createdAt'> & {
  readonly label: string;
  readonly quote: Evidence | null;
  readonly message: string | null;
  readonly review: ShownReview | null;
};

/** What the holder of a task needs. */
export type ReviewSheet = {
  readonly task: ShownTask;
  /** What whoever asked for the review wrote. */
  readonly note: string | null;
  readonly mode: ReviewMode;
  readonly answer: string;
  readonly criteria: readonly {
    readonly id: string;
    readonly label: string;
    readonly maxPoints: number;
    readonly covered: string;
    readonly partial: string;
    readonly isAsked: boolean;
  }[];
  readonly blindVerdicts: readonly BlindVerdict[] | null;
  /** null, like all that tells of other people's or the machine's verdicts, until blind verdicts are given. */
  readonly evaluation: Evaluation | null;
  readonly earlierReviews: readonly ShownReview[];
  readonly appeal: ShownAppeal | null;
};

/** Machine and people side by side. */
export type ShownAnswerReviews = {
  readonly recordId: string;
  readonly outcome: Omit<ReviewedOutcome, 'criteria'> & {
    readonly criteria: readonly (ReviewedOutcome['criteria'][number] & { readonly label: string })[];
  };
  readonly reviews: readonly ShownReview[];
  readonly appeals: readonly ShownAppeal[];
  readonly openTasks: readonly ShownTask[];
};

export type QueueRequest = ReviewTaskFilter & { readonly after?: string | undefined; readonly limit: number };

/**
 * All that is done with reviews, the same for every door. Failures are those of src/domain/review-errors.ts; what somebody may not see is
 * not found.
 */
export type ReviewServices = {
  /** @throws {InputInvalidError} for a place that no page has named. */
  listQueue(actor: Actor, request: QueueRequest): Promise<ShownQueue>;
  /** Take a task to work on it. */
  take(actor: Actor, taskId: string, mode: ReviewMode): Promise<ShownTask>;
  renew(actor: Actor, taskId: string): Promise<ShownTask>;
  giveBack(actor: Actor, taskId: string): Promise<void>;
  /** @throws {InputInvalidError} if nobody is, or may review, by the assignee's id. */
  assign(actor: Actor, taskId: string, assigneeId: string | null): Promise<ShownTask>;
  /** @throws {ReviewLockedError} @throws {ReviewLockLostError} if somebody else, or nobody, holds the task. */
  getSheet(actor: Actor, taskId: string): Promise<ReviewSheet>;
  /** @throws {InputInvalidError} unless there is one verdict for each criterion that is asked about. */
  giveBlindVerdicts(actor: Actor, taskId: string, verdicts: readonly BlindVerdict[]): Promise<ReviewSheet>;
  /** @throws {InputInvalidError} naming each field that is wrong. @throws {BlindReviewError} before blind verdicts. */
  decide(
    actor: Actor,
    taskId: string,
    request: { readonly decisions: readonly GivenDecision[]; readonly note?: string | undefined },
  ): Promise<ShownReview>;
  /** Make tasks for the answers of a batch that are most worth a person's time. @param budget how many answers that may be */
  addTasks(actor: Actor, batchId: string, budget: number): Promise<{ readonly added: number }>;
  requestSecond(
    actor: Actor,
    recordId: string,
    request: { readonly note?: string | undefined; readonly assigneeId?: string | undefined },
  ): Promise<ShownTask>;
  /**
   * Contest a criterion of an evaluation of one's own answer.
   *
   * @throws {InputInvalidError} if there is no such criterion, or the quote is not in the answer.
   * @throws {AppealStateError} if nothing more can be earned, or it was contested before.
   */
  appeal(
    actor: Actor,
    recordId: string,
    request: { readonly criterionId: string; readonly quote: string; readonly message: string },
  ): Promise<ShownAppeal>;
  /** One's own; for reviewers those that they may see as well. */
  listAppeals(actor: Actor): Promise<readonly ShownAppeal[]>;
  getAnswerReviews(actor: Actor, recordId: string): Promise<ShownAnswerReviews>;
  /** Whom a review can be assigned to. */
  listReviewers(actor: Actor): Promise<readonly Person[]>;
  /**
   * Keep a machine's verdicts from whoever is to give their own first.
   *
   * @throws {BlindReviewError}
   */
  requireSight(
    actor: Actor,
    /** A batch without a position: all of its answers. */
    of: { readonly recordId: string } | { readonly batchId: string; readonly position?: number | undefined },
  ): Promise<void>;
  /** Positions of the answers of a batch on which somebody is to give verdicts before seeing any. */
  listBlindPositions(actor: Actor, batchId: string): Promise<ReadonlySet<number>>;
};
