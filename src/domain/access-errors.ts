import type { Permission } from './actor.ts';
import { EvaluationError } from './errors.ts';

/** Nobody is signed in, and no key that is valid was sent. */
export class NotSignedInError extends EvaluationError {
  readonly code = 'not-signed-in';

  constructor(detail = 'Sign in, or send an API key that is valid') {
    super(detail);
  }
}

/** The role, or the key, does not allow it. What somebody may not even know of is not found instead. */
export class NotAllowedError extends EvaluationError {
  readonly code = 'not-allowed';
  readonly permission: Permission;

  constructor(permission: Permission) {
    super(`This needs the permission "${permission}", which your role or key does not have`);
    this.permission = permission;
  }
}
