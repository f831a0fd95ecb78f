import type { Role } from '../domain/actor.ts';
import type { Account } from './account-store.ts';

export type LinkKind = 'invitation' | 'password-reset';

/** Who made a link, where it was no person. */
export const firstStart = 'first-start';

/** A link that works once. The store has the hash of its token alone. */
export type Link = {
  readonly id: string;
  readonly kind: LinkKind;
  readonly role: Role;
  /** The only address that may take the invitation, or that of the account; null for any. */
  readonly email: string | null;
  /** Whose password is to be set anew; null for an invitation. */
  readonly userId: string | null;
  readonly batchId: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly takenAt: string | null;
  readonly revokedAt: string | null;
};

export type NewLink = {
  readonly tokenHash: string;
  readonly expiresAt: string;
  readonly createdBy: string;
} & (
  | {
      readonly kind: 'invitation';
      readonly role: Role;
      readonly email: string | null;
      /** Whose answers of a batch may be seen by who takes it. */
      readonly answersOf: { readonly batchId: string; readonly candidateId: string } | null;
    }
  | { readonly kind: 'password-reset'; readonly userId: string }
);

/**
 * One-time links. Every method is one transaction, with its entry in the audit log. What takes a link checks that it is open in the same
 * transaction: of two that take one at once, one fails.
 */
export type LinkStore = {
  /**
   * Keep a link. One for the first start revokes those of earlier starts.
   *
   * @throws {AccountNotFoundError} if there is nobody whose password it could set.
   * @throws {CandidateNotFoundError} if the batch has no such candidate.
   */
  create(link: NewLink): Promise<Link>;
  find(tokenHash: string): Promise<Link | undefined>;
  /** Invitations, the newest first: all, or those that somebody made. */
  listInvitations(createdBy?: string): Promise<readonly Link[]>;
  /**
   * Revoke an open invitation; one that is not open any more stays as it is.
   *
   * @param createdBy only if this person made it
   * @throws {InvitationNotFoundError}
   */
  revokeInvitation(id: string, by: string, createdBy?: string): Promise<void>;
  /**
   * Take an invitation and make the account.
   *
   * @throws {LinkUnusableError} if it is not open.
   * @throws {InputInvalidError} if it is for another address.
   * @throws {EmailTakenError} if somebody has the address already.
   */
  acceptInvitation(
    tokenHash: string,
    account: { readonly name: string; readonly email: string; readonly passwordHash: string },
  ): Promise<Account>;
  /** Take a link for a new password: all sessions end. Returns the account. @throws {LinkUnusableError} */
  resetPassword(tokenHash: string, passwordHash: string): Promise<Account>;
};
