import { EvaluationError } from './errors.ts';

export class ReviewTaskNotFoundError extends EvaluationError {
  readonly code = 'review-task-not-found';

  constructor() {
    super('There is no such review, or it is not yours to do');
  }
}

/** Somebody else is at work on it. */
export class ReviewLockedError extends EvaluationError {
  readonly code = 'review-locked';
  readonly holderId: string;
  readonly until: string;

  constructor(holderId: string, until: string) {
    super(`Somebody else is at work on it until ${until}`);
    this.holderId = holderId;
    this.until = until;
  }
}

/** The one who decides does not hold the lock, or held it too long. Nothing was changed: take it again and send it once more. */
export class ReviewLockLostError extends EvaluationError {
  readonly code = 'review-lock-lost';

  constructor() {
    super('You do not hold this review, or no longer; take it again');
  }
}

/** It was decided, withdrawn, or its answer was evaluated anew in between. */
export class ReviewStateError extends EvaluationError {
  readonly code = 'review-state';
}

/** Verdicts of the machine are kept from whoever is giving their own. */
export class BlindReviewError extends EvaluationError {
  readonly code = 'blind-review';

  constructor() {
    super('Give your own verdicts first: you are reviewing this answer blind');
  }
}

/** People do not overrule the version in use in this way, or no longer. */
export class OverridePatternNotFoundError extends EvaluationError {
  readonly code = 'override-pattern-not-found';

  constructor() {
    super('There is no such pattern of overrides; the rubric in use may be another one by now');
  }
}

/** Somebody contests what cannot be contested any more, or contests it again. */
export class AppealStateError extends EvaluationError {
  readonly code = 'appeal-state';
}

/** Somebody hands out a review that is not theirs to hand out. */
export class AssignmentNotAllowedError extends EvaluationError {
  readonly code = 'not-allowed';

  constructor() {
    super(
      'Only an owner of the workspace or of the batch assigns it to others; you may take what is assigned to nobody',
    );
  }
}
