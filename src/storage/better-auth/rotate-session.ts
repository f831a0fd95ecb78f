import type { AuthContext, Where } from 'better-auth';
import { serializeSignedCookie } from 'better-call';
import type { Cookies } from '../sign-in.ts';

export type SessionToRotate = {
  readonly token: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** What of the library is needed; it types its tables by the options that it was given. */
export type SessionParts = Pick<AuthContext, 'authCookies' | 'secret' | 'sessionConfig'> & {
  readonly adapter: {
    update(change: { model: string; where: Where[]; update: Record<string, Date> }): Promise<unknown>;
    deleteMany(rows: { model: string; where: Where[] }): Promise<number>;
  };
  readonly internalAdapter: { createSession(userId: string): Promise<{ readonly token: string }> };
};

/** After so long a session's token is exchanged for another. */
const rotateAfterMs = 24 * 60 * 60 * 1000;

/** For so long the token before is still taken: a page may have sent several requests with it at once. */
const graceMs = 60_000;

/**
 * Put a new session in the place of one that has lasted a day, so that a token which somebody else has got hold of is of no use for long:
 * of all who bring it one gets the next token, and it ends a minute later.
 *
 * @returns the cookie of the new session; none where there is no need for one, or where another request has got it.
 */
export async function rotateSession(
  { adapter, internalAdapter, authCookies, secret, sessionConfig }: SessionParts,
  { token, userId, createdAt, expiresAt }: SessionToRotate,
  now: number,
): Promise<Cookies> {
  const isLeaving = expiresAt.getTime() <= now + graceMs;
  if (isLeaving || now - createdAt.getTime() < rotateAfterMs) return [];
  const left = await adapter.update({
    model: 'session',
    where: [
      { field: 'token', value: token },
      { field: 'expiresAt', value: expiresAt },
    ],
    update: { expiresAt: new Date(now + graceMs) },
  });
  if (left === null) return [];
  const next = await internalAdapter.createSession(userId);
  // Those that were left and never brought again.
  const over = { field: 'expiresAt', operator: 'lt', value: new Date(now) } as const;
  await adapter.deleteMany({ model: 'session', where: [{ field: 'userId', value: userId }, over] });
  const { name, attributes } = authCookies.sessionToken;
  return [await serializeSignedCookie(name, next.token, secret, { ...attributes, maxAge: sessionConfig.expiresIn })];
}
