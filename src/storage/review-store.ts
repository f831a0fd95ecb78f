import type {
  Appeal,
  BlindVerdict,
  CriterionDecision,
  Review,
  ReviewKind,
  ReviewMode,
  ReviewTask,
} from '../domain/review.ts';

/** Who looks at reviews. Workspace owners see all, interviewers what is theirs to do. */
export type Reviewer = { readonly userId: string; readonly seesAll: boolean };

export type ReviewTaskFilter = {
  readonly kind?: ReviewKind | undefined;
  readonly batchId?: string | undefined;
  readonly questionId?: string | undefined;
  /** me: assigned to the one who looks. nobody: to nobody. */
  readonly assignee?: 'me' | 'nobody' | undefined;
};

/** Where a task stands in the queue: what is behind it is the next page, whatever happened to it meanwhile. */
export type QueuePlace = {
  readonly kind: ReviewKind;
  readonly isMine: boolean;
  readonly worth: number;
  readonly id: string;
};

/** A decision to be stored; made from what its reviewer said, the evaluation and the answer. */
export type NewReview = {
  readonly taskId: string;
  /** The evaluation that the reviewer has seen. */
  readonly recordId: string;
  readonly decisions: readonly CriterionDecision[];
  readonly texts: NonNullable<Review['texts']>;
};

export type ReviewFilter = {
  readonly questionId?: string | undefined;
  readonly batchId?: string | undefined;
  readonly reviewerId?: string | undefined;
  /** Only those of answers in this person's batches, or that this person decided about. */
  readonly visibleTo?: string | undefined;
};

/** Whose an answer is, and who reads it. */
export type AnswerPeople = {
  readonly recordId: string;
  readonly answerId: string;
  /** Who typed it, and people linked to its candidate. */
  readonly candidateUserIds: readonly string[];
  readonly batchOwnerId: string | null;
  /** Who decided about it. */
  readonly reviewerIds: readonly string[];
};

/** All that people said about one answer. */
export type AnswerReviews = {
  /** The oldest first. */
  readonly reviews: readonly Review[];
  readonly appeals: readonly Appeal[];
  readonly openTasks: readonly ReviewTask[];
};

/**
 * Reviews: what waits for a person, who is at work on it, and what people decided.
 *
 * Every method is one transaction. Those that take a task throw ReviewTaskNotFoundError if there is none, or the reviewer may not see it.
 * Second reviews and appeals are open to every interviewer, except who decided about the answer before or typed it; first ones to the
 * owner of the batch. What is assigned to somebody they see.
 */
export type ReviewStore = {
  /** Open tasks: appeals, then second reviews, then first ones; of each kind one's own, the most worth, and the oldest first. */
  listTasks(
    reviewer: Reviewer,
    filter: ReviewTaskFilter,
    page: { readonly after?: QueuePlace | undefined; readonly limit: number },
  ): Promise<readonly ReviewTask[]>;
  countOpen(reviewer: Reviewer): Promise<Readonly<Record<ReviewKind, number>>>;
  findTask(reviewer: Reviewer, taskId: string): Promise<ReviewTask | undefined>;
  /**
   * Take a task, or one's own once more, as it is now. The mode in which somebody first took it stays for that person.
   *
   * @throws {ReviewLockedError} if somebody else is at work on it.
   * @throws {ReviewStateError} if it is not open, is assigned to somebody else, or about what the reviewer decided before.
   */
  take(reviewer: Reviewer, taskId: string, mode: ReviewMode): Promise<ReviewTask>;
  /**
   * Hold a task for longer; what its holder has seen stays what it was.
   *
   * @throws {ReviewLockLostError} if the reviewer does not hold it any more.
   */
  renew(reviewer: Reviewer, taskId: string): Promise<ReviewTask>;
  /** Give a task back; nothing happens if the reviewer does not hold it. */
  giveBack(reviewer: Reviewer, taskId: string): Promise<void>;
  /**
   * Assign an open task to somebody, or to nobody.
   *
   * @throws {NotAllowedError} if the reviewer is neither owner of the workspace or the batch, nor takes what is nobody's.
   * @throws {ReviewStateError} if it is not open, or the assignee decided about the answer before or typed it.
   */
  assign(reviewer: Reviewer, taskId: string, assigneeId: string | null): Promise<ReviewTask>;
  /**
   * Keep the verdicts that the lock's holder gave before seeing any other. They never change.
   *
   * @throws {ReviewLockLostError}
   * @throws {ReviewStateError} if there are some already, the review is open, or the answer was evaluated anew.
   */
  recordBlindVerdicts(
    reviewer: Reviewer,
    given: { readonly taskId: string; readonly recordId: string; readonly verdicts: readonly BlindVerdict[] },
  ): Promise<void>;
  /** undefined as long as there are none under the rubric of the task's evaluation. */
  findBlindVerdicts(reviewer: Reviewer, taskId: string): Promise<readonly BlindVerdict[] | undefined>;
  /** Answers of which somebody, at this moment, is to give verdicts of their own before seeing any other. */
  listBlind(userId: string): Promise<readonly Pick<ReviewTask, 'answerId' | 'item'>[]>;
  /**
   * Store a decision, which ends the task.
   *
   * @throws {ReviewLockLostError} if the reviewer does not hold the lock, or no longer.
   * @throws {ReviewStateError} if the task is not open, or its evaluation is another one by now, or blind verdicts are missing.
   */
  decide(reviewer: Reviewer, review: NewReview): Promise<Review>;
  /**
   * Make first tasks for items of a batch that are evaluated, have no open one, and that nobody has decided about.
   *
   * @returns how many were made.
   */
  addFirstTasks(batchId: string, positions: readonly number[]): Promise<number>;
  /** @throws {ReviewStateError} if a second review of the answer waits already, it was erased, or the assignee decided before. */
  requestSecond(
    reviewer: Reviewer,
    request: { readonly recordId: string; readonly note: string; readonly assigneeId: string | null },
  ): Promise<ReviewTask>;
  /**
   * Contest a criterion, once an answer.
   *
   * @throws {AppealStateError} if it was contested before, or the answer was evaluated anew or erased.
   */
  appeal(
    userId: string,
    appeal: Pick<Appeal, 'recordId' | 'criterionId'> & {
      readonly texts: NonNullable<Appeal['texts']>;
      readonly worth: number;
    },
  ): Promise<Appeal>;
  /** Of one person; or all. The newest first. */
  listAppeals(of: { readonly userId: string } | Reviewer): Promise<readonly Appeal[]>;
  /** undefined if there is no such evaluation. */
  findPeople(recordId: string): Promise<AnswerPeople | undefined>;
  listOfAnswer(answerId: string): Promise<AnswerReviews>;
  /** Reviews, the oldest first. `after` is the id of the last one of the page before. */
  listReviews(
    filter: ReviewFilter,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly Review[]>;
};
