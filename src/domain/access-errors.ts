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

/** The address is unknown, the password wrong or the account disabled: which of them, nobody is told. */
export class SignInFailedError extends EvaluationError {
  readonly code = 'sign-in-failed';

  constructor() {
    super('The address or the password is not right');
  }
}

/** Why a link cannot be taken. */
export type LinkFault = 'link-not-found' | 'link-taken' | 'link-expired' | 'link-revoked';

const faultWords: Readonly<Record<LinkFault, string>> = {
  'link-not-found': 'There is no such link',
  'link-taken': 'The link was used already; ask for a new one',
  'link-expired': 'The link is too old; ask for a new one',
  'link-revoked': 'The link was taken back; ask for a new one',
};

export class LinkUnusableError extends EvaluationError {
  readonly code: LinkFault;

  constructor(fault: LinkFault) {
    super(faultWords[fault]);
    this.code = fault;
  }
}

/** Somebody has an account with this address. Only who holds an invitation is told. */
export class EmailTakenError extends EvaluationError {
  readonly code = 'email-taken';

  constructor() {
    super('There is an account with this address already; sign in with it');
  }
}

export class AccountNotFoundError extends EvaluationError {
  readonly code = 'account-not-found';

  constructor() {
    super('There is no such account');
  }
}

export class InvitationNotFoundError extends EvaluationError {
  readonly code = 'invitation-not-found';

  constructor() {
    super('There is no such invitation');
  }
}

export class ApiKeyNotFoundError extends EvaluationError {
  readonly code = 'api-key-not-found';

  constructor() {
    super('There is no such API key');
  }
}

/** Nobody would be left who lets people in. */
export class LastOwnerError extends EvaluationError {
  readonly code = 'last-owner';

  constructor() {
    super('This is the last owner; make somebody else an owner first');
  }
}

/** Nobody signs in to a demo, so there are no accounts to work with. */
export class DemoModeError extends EvaluationError {
  readonly code = 'demo-mode';

  constructor() {
    super('The service runs as a demo, where nobody signs in; start it without --demo');
  }
}
