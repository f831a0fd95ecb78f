import type { Role, Scope } from '../domain/actor.ts';

export type ApiKey = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  /** The first characters, to tell keys apart. */
  readonly start: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  readonly isRevoked: boolean;
};

export type NewApiKey = Pick<ApiKey, 'userId' | 'name' | 'start' | 'scopes' | 'expiresAt'> & {
  /** SHA-256 of the key, 64 hex digits: the key itself is nowhere. */
  readonly keyHash: string;
};

/** Keys of programs. Every method is one transaction, with its entry in the audit log. */
export type ApiKeyStore = {
  create(key: NewApiKey): Promise<ApiKey>;
  /** A key that may be used, and the role of its person; undefined if it is unknown, revoked or expired, or the person is disabled. */
  findUsable(keyHash: string): Promise<{ readonly key: ApiKey; readonly role: Role } | undefined>;
  /** Remember that a key was used; written at most once a minute. */
  touch(key: ApiKey): Promise<void>;
  /** The newest first: everybody's, or somebody's. */
  list(userId?: string): Promise<readonly ApiKey[]>;
  /**
   * Revoke a key; one that is revoked stays so.
   *
   * @param userId only if it is this person's
   * @throws {ApiKeyNotFoundError}
   */
  revoke(id: string, by: string, userId?: string): Promise<void>;
};
