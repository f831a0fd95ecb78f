import type { Actor, Role, Scope } from '../domain/actor.ts';
import type { Account } from '../storage/account-store.ts';
import type { ApiKey } from '../storage/api-key-store.ts';
import type { Link, LinkKind } from '../storage/link-store.ts';
import type { Cookies, SignIn } from '../storage/sign-in.ts';

/** Somebody who is signed in from now on. */
export type SignedIn = { readonly account: Account; readonly cookies: Cookies };

/** What a link is for, as it is told to whoever holds it. */
export type LinkNotice = {
  readonly kind: LinkKind;
  readonly role: Role;
  readonly email: string | null;
  readonly invitedBy: string | null;
  readonly expiresAt: string;
};

export type InvitationStatus = 'open' | 'taken' | 'revoked' | 'expired';

export type Invitation = Pick<Link, 'id' | 'role' | 'email' | 'batchId' | 'createdAt' | 'expiresAt'> & {
  readonly status: InvitationStatus;
  readonly invitedBy: string | null;
};

/** A link as it is given away: behind the service's address. The token is in it alone. */
export type GivenLink = { readonly path: string; readonly expiresAt: string };

export type InvitationRequest = {
  readonly role: Role;
  readonly email?: string | undefined;
  readonly answersOf?: { readonly batchId: string; readonly candidateId: string } | undefined;
  readonly expiresInHours: number;
};

/** Who sends a key, and the key's id. */
export type KeyHolder = { readonly actor: Actor; readonly keyId: string };

/**
 * People, links and keys, the same for every door. What is somebody else's is not found; failures are those of
 * src/domain/access-errors.ts and src/storage/store-errors.ts.
 */
export type AccessServices = Pick<SignIn, 'cookieName'> & {
  isOwnerMissing(): Promise<boolean>;
  /** Who a Cookie header says they are; undefined if nobody. */
  findSession(cookieHeader: string): Promise<SignedIn | undefined>;
  /** Who an API key belongs to; undefined if it cannot be used. */
  findKeyHolder(key: string): Promise<KeyHolder | undefined>;
  /** Name and address of an account; undefined if there is none, as for the demo. */
  findAccount(actor: Actor): Promise<Account | undefined>;
  /** @throws {SignInFailedError} */
  signIn(email: string, password: string): Promise<SignedIn>;
  signOut(cookieHeader: string): Promise<Cookies>;
  /** End all sessions of a person and begin a new one. @throws {InputInvalidError} if the current password is another. */
  changePassword(actor: Actor, passwords: { readonly current: string; readonly next: string }): Promise<SignedIn>;

  /** @throws {LinkUnusableError} */
  readLink(token: string): Promise<LinkNotice>;
  /** @throws {LinkUnusableError} {EmailTakenError} {InputInvalidError} */
  acceptInvitation(request: {
    readonly token: string;
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }): Promise<SignedIn>;
  /** @throws {LinkUnusableError} */
  resetPassword(token: string, newPassword: string): Promise<void>;

  /** @throws {NotAllowedError} {BatchNotFoundError} {CandidateNotFoundError} */
  invite(actor: Actor, request: InvitationRequest): Promise<{ readonly invitation: Invitation } & GivenLink>;
  /** The link that the first owner takes; those of earlier starts cannot be taken any more. */
  inviteFirstOwner(): Promise<GivenLink>;
  listInvitations(actor: Actor): Promise<readonly Invitation[]>;
  /** @throws {InvitationNotFoundError} */
  revokeInvitation(actor: Actor, id: string): Promise<void>;

  listAccounts(): Promise<readonly Account[]>;
  /** @throws {AccountNotFoundError} {LastOwnerError} */
  changeAccount(
    actor: Actor,
    id: string,
    changes: { readonly role?: Role | undefined; readonly isDisabled?: boolean | undefined },
  ): Promise<Account>;
  /** @throws {AccountNotFoundError} {LastOwnerError} */
  removeAccount(actor: Actor, id: string): Promise<void>;
  /** @throws {AccountNotFoundError} */
  linkToReset(actor: Actor, accountId: string): Promise<GivenLink>;

  createApiKey(
    actor: Actor,
    request: { readonly name: string; readonly scopes: readonly Scope[]; readonly expiresInDays: number },
  ): Promise<{ readonly apiKey: ApiKey; readonly key: string }>;
  listApiKeys(actor: Actor): Promise<readonly ApiKey[]>;
  /** @throws {ApiKeyNotFoundError} */
  revokeApiKey(actor: Actor, id: string): Promise<void>;
};
