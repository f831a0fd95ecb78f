import { EvaluationError } from '../domain/errors.ts';

/** The command line cannot be understood; the message names the flag or argument. */
export class UsageError extends EvaluationError {
  readonly code = 'wrong-usage';
}
