import { type Role, roles, type Scope, scopes } from '../../src/domain/actor.ts';
import type { Entrance } from '../../src/server/entrance.ts';
import type { Account } from '../../src/storage/account-store.ts';
import { demoAccessServices } from '../../src/workflows/demo-access-services.ts';

/** Somebody called by role, and a number where there are several. */
function anAccount(id: string): Account {
  const role = roles.find((it) => id.startsWith(it)) ?? 'candidate';
  const about = { name: id, email: `${id}@example.org`, isDisabled: false, createdAt: '2026-03-02T08:30:00.000Z' };
  return { id, role, ...about };
}

/** An entrance that believes a cookie `who=interviewer-2` and keys of `aKeyOf`; it knows nobody else. */
export function fakeEntrance(changes: Partial<Entrance> = {}): Entrance {
  return {
    mode: 'sign-in',
    publicUrl: undefined,
    trustProxy: false,
    requestsPerMinute: 10_000,
    access: {
      ...demoAccessServices,
      cookieName: 'who',
      async findSession(cookieHeader) {
        const id = /who=([\w-]+)/.exec(cookieHeader)?.[1];
        return id === undefined || id === 'nobody' ? undefined : { account: anAccount(id), cookies: [] };
      },
      async findKeyHolder(key) {
        const [, id = '', listed = ''] = /^ae_([\w-]+):([\w,]*)$/.exec(key) ?? [];
        if (id === '') return undefined;
        const allowed = scopes.filter((scope) => listed.split(',').includes(scope));
        return { actor: { userId: id, role: anAccount(id).role, scopes: allowed }, keyId: key };
      },
      findAccount: async ({ userId }) => anAccount(userId),
    },
    ...changes,
  };
}

/** What a browser of somebody sends with a request from a page of the service. */
export const asPerson = (id: string) => ({ Cookie: `who=${id}`, 'Sec-Fetch-Site': 'same-origin' });

/** What a program with a key sends. */
export const asKey = (id: `${Role}${string}`, allowed: readonly Scope[]) => ({
  Authorization: `Bearer ae_${id}:${allowed.join(',')}`,
});
