import type { Problem } from '../../api/schemas.ts';

/** What went wrong between the page and the service, as far as the person in front of it needs to know. */
export type FailureKind =
  | 'unreachable'
  | 'timeout'
  | 'rejected'
  | 'too-many-requests'
  | 'busy'
  | 'server-error'
  | 'unexpected-reply';

type FailureFacts = {
  readonly kind: FailureKind;
  readonly problem?: Problem | undefined;
  /** How long the service asks to wait. */
  readonly retryAfterSeconds?: number | undefined;
};

/** A request that brought no usable reply. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly kind: FailureKind;
  readonly problem: Problem | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor({ kind, problem, retryAfterSeconds }: FailureFacts, options?: ErrorOptions) {
    super(problem?.detail ?? kind, options);
    this.kind = kind;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
