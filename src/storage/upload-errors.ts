import { EvaluationError } from '../domain/errors.ts';

export class UploadNotFoundError extends EvaluationError {
  readonly code = 'upload-not-found';

  constructor() {
    super('There is no such upload; it was imported, discarded or is older than a day');
  }
}

export class UploadTooLargeError extends EvaluationError {
  readonly code = 'upload-too-large';
  readonly limitBytes: number;

  constructor(limitBytes: number) {
    super(`The file is larger than ${limitBytes} bytes`);
    this.limitBytes = limitBytes;
  }
}

/** The sender went away before the file was whole. */
export class UploadInterruptedError extends EvaluationError {
  readonly code = 'upload-interrupted';

  constructor(options?: ErrorOptions) {
    super('The file broke off before its end', options);
  }
}
