import type { AccountReply, ApiKeyReply, OwnAccountReply } from '../../api/access-schemas.ts';
import type { Account } from '../../storage/account-store.ts';
import type { ApiKey } from '../../storage/api-key-store.ts';

/** An account as its own person sees it. */
export function presentOwnAccount({ id, name, email, role }: Account): OwnAccountReply {
  return { id, name, email, role };
}

/** An account as owners see it. */
export function presentAccount({ id, name, email, role, isDisabled, createdAt }: Account): AccountReply {
  return { id, name, email, role, isDisabled, createdAt };
}

/** A key without itself. */
export function presentApiKey({
  id,
  name,
  start,
  scopes,
  createdAt,
  expiresAt,
  lastUsedAt,
  isRevoked,
}: ApiKey): ApiKeyReply {
  return { id, name, start, scopes: [...scopes], createdAt, expiresAt, lastUsedAt, isRevoked };
}
