import { NotAllowedError } from '../domain/access-errors.ts';
import { type Actor, isAllowed } from '../domain/actor.ts';
import type { AccessParts } from './access-parts.ts';
import type { AccessServices } from './access-services.ts';
import { hashToken, newToken } from './secret-token.ts';

type ApiKeyServices = Pick<AccessServices, 'findKeyHolder' | 'createApiKey' | 'listApiKeys' | 'revokeApiKey'>;

const prefix = 'ae_';

/** Letters of a key that may be shown: far too few to guess the rest by. */
const startLength = 7;

const dayMs = 24 * 60 * 60 * 1000;

/** Create the part of the services that is about keys of programs. */
export function createApiKeyServices({ apiKeys, now }: Pick<AccessParts, 'apiKeys' | 'now'>): ApiKeyServices {
  return {
    async findKeyHolder(text) {
      const found = text.startsWith(prefix) ? await apiKeys.findUsable(hashToken(text)) : undefined;
      if (!found) return undefined;
      const { key, role } = found;
      await apiKeys.touch(key);
      return { actor: { userId: key.userId, role, scopes: key.scopes }, keyId: key.id };
    },
    async createApiKey(actor, { name, scopes, expiresInDays }) {
      for (const scope of scopes) if (!isAllowed(actor, scope)) throw new NotAllowedError(scope);
      const key = prefix + newToken();
      const expiresAt = new Date(Date.parse(now()) + expiresInDays * dayMs).toISOString();
      const about = { userId: actor.userId, name, scopes: [...new Set(scopes)], expiresAt };
      const apiKey = await apiKeys.create({ ...about, start: key.slice(0, startLength), keyHash: hashToken(key) });
      return { apiKey, key };
    },
    listApiKeys: (actor) => apiKeys.list(personFilter(actor)),
    revokeApiKey: (actor, id) => apiKeys.revoke(id, actor.userId, personFilter(actor)),
  };
}

/** Owners see and revoke all keys, others their own. */
function personFilter(actor: Actor): string | undefined {
  return isAllowed(actor, 'access') ? undefined : actor.userId;
}
