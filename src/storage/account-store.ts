import type { Role } from '../domain/actor.ts';
import type { People } from './people.ts';

export type Account = {
  readonly id: string;
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly createdAt: string;
};

/**
 * The people who may sign in. Every method is one transaction; those that change something write to the audit log in it, with ids
 * alone. `by` is the id of who asked for it.
 */
export type AccountStore = People & {
  /** In the order in which they came. */
  list(): Promise<readonly Account[]>;
  find(id: string): Promise<Account | undefined>;
  /** Is there an owner who may sign in? */
  hasOwner(): Promise<boolean>;
  /**
   * Change a role, or whether somebody may sign in. Who is disabled is signed out, and the keys are revoked.
   *
   * @throws {AccountNotFoundError}
   * @throws {LastOwnerError} if nobody would be left who lets people in.
   */
  change(
    id: string,
    changes: { readonly role?: Role | undefined; readonly isDisabled?: boolean | undefined },
    by: string,
  ): Promise<Account>;
  /**
   * Remove name, address, password, sessions and keys, and erase what the person typed as practice. Their batches stay, and their id in
   * the audit log.
   *
   * @throws {AccountNotFoundError} {LastOwnerError}
   * @throws {ErasureUnfinishedError} if it is done, and a reader keeps the freed bytes from being overwritten.
   */
  remove(id: string, by: string): Promise<void>;
  /** The hash of somebody's password; undefined if there is no such account. */
  findPasswordHash(whose: { readonly id: string } | { readonly email: string }): Promise<string | undefined>;
  /** Set a password anew and end all sessions. @throws {AccountNotFoundError} */
  setPassword(id: string, passwordHash: string): Promise<void>;
};
