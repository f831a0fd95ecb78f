import { EvaluationError } from '../domain/errors.ts';

/** The database cannot be reached, is being restarted or is locked by somebody for too long. Nothing was written. */
export class StoreUnavailableError extends EvaluationError {
  readonly code = 'store-unavailable';
  override readonly retryable = true;

  constructor(detail: string, options?: ErrorOptions) {
    super(`The store is not available: ${detail}`, options);
  }
}

/** What was asked to be erased is erased, and a reader of the moment before keeps its bytes on the disk until the next erasure. */
export class ErasureUnfinishedError extends EvaluationError {
  readonly code = 'erasure-unfinished';

  constructor() {
    super(
      'The data is erased, but a reader, such as a backup, keeps old bytes on the disk; they go with the next erasure',
    );
  }
}

/** The disk, or what the database may use of it, is full. Nothing was written. */
export class StoreFullError extends EvaluationError {
  readonly code = 'store-full';
  override readonly retryable = true;

  constructor(options?: ErrorOptions) {
    super('The store has no room left: free some disk space, then try again', options);
  }
}

/** The database's schema is newer than this program, or broken. */
export class StoreSchemaError extends EvaluationError {
  readonly code = 'store-schema';
}

/** A restore was asked for into a database that holds something. */
export class StoreNotEmptyError extends EvaluationError {
  readonly code = 'store-not-empty';

  constructor() {
    super('The database is not empty; restore into a new one');
  }
}

export class BackupInvalidError extends EvaluationError {
  readonly code = 'backup-invalid';
}

export class BatchNotFoundError extends EvaluationError {
  readonly code = 'batch-not-found';
  readonly batchId: string;

  constructor(batchId: string) {
    super(`There is no batch "${batchId}"`);
    this.batchId = batchId;
  }
}

export class ItemNotFoundError extends EvaluationError {
  readonly code = 'item-not-found';

  constructor(batchId: string, position: number) {
    super(`The batch "${batchId}" has no item at position ${position}`);
  }
}

export class EvaluationNotFoundError extends EvaluationError {
  readonly code = 'evaluation-not-found';

  constructor() {
    super('There is no such evaluation');
  }
}

/** The batch is in a state in which this cannot be done. */
export class BatchStateError extends EvaluationError {
  readonly code = 'batch-state';
  readonly status: string;

  constructor(action: string, status: string) {
    super(`A batch that is ${status} cannot be ${action}`);
    this.status = status;
  }
}

/** The batch was imported with another bank, or another version of it: its answers would be read with the wrong rubrics. */
export class BatchBankError extends EvaluationError {
  readonly code = 'batch-bank';

  constructor(needed: { readonly id: string; readonly version: string }) {
    super(`The batch was imported with the bank ${needed.id} ${needed.version}, which is not the one in use`);
  }
}

/** The cap is not above what is done or spent already. */
export class CapReachedError extends EvaluationError {
  readonly code = 'cap-reached';
}

/** The key was used for something else. */
export class IdempotencyConflictError extends EvaluationError {
  readonly code = 'idempotency-conflict';

  constructor() {
    super('The idempotency key was used for another request');
  }
}

export class CandidateNotFoundError extends EvaluationError {
  readonly code = 'candidate-not-found';

  constructor() {
    super('No candidate is known by that id');
  }
}

export class AnswerNotFoundError extends EvaluationError {
  readonly code = 'answer-not-found';

  constructor() {
    super('There is no such answer, or it was erased');
  }
}

export class RubricUnknownError extends EvaluationError {
  readonly code = 'rubric-unknown';

  constructor(hash: string) {
    super(`The store does not know the rubric ${hash}`);
  }
}
