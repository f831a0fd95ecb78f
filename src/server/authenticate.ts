import type { Request, RequestHandler, Response } from 'express';
import { NotSignedInError } from '../domain/access-errors.ts';
import { demoActor } from '../domain/actor.ts';
import type { Cookies } from '../storage/sign-in.ts';
import type { AccessServices } from '../workflows/access-services.ts';
import { setActor } from './actor.ts';

/** Let everybody in as the same person. */
export const authenticateNobody: RequestHandler = (_request, response, next) => {
  setActor(response, demoActor);
  next();
};

/** The key of an Authorization header; undefined where there is none. Other schemes are a proxy's business. */
export function findBearerKey({ headers }: Request): string | undefined {
  const { authorization = '' } = headers;
  return /^Bearer ./i.test(authorization) ? authorization.slice('Bearer '.length).trim() : undefined;
}

/**
 * Find out who asks: by the key that they send, else by their session's cookie. A key that cannot be used is refused also where anybody
 * may come in: whoever sends one wants to know.
 *
 * @param onBadKey counts keys that cannot be used, and refuses those who send many
 * @throws {NotSignedInError}
 */
export function authenticate(access: AccessServices, onBadKey: RequestHandler): RequestHandler {
  return async (request, response, next) => {
    const key = findBearerKey(request);
    if (key === undefined) {
      const signedIn = hasSessionCookie(request, access.cookieName)
        ? await access.findSession(request.headers.cookie ?? '')
        : undefined;
      if (signedIn) {
        const { id, role } = signedIn.account;
        setActor(response, { userId: id, role, scopes: null });
        sendCookies(response, signedIn.cookies);
      }
      next();
      return;
    }
    const holder = await access.findKeyHolder(key);
    if (!holder) {
      const refusal = new NotSignedInError('The API key is not valid: it is unknown, revoked or expired');
      onBadKey(request, response, (limited?: unknown) => next(limited ?? refusal));
      return;
    }
    setActor(response, holder.actor);
    response.locals.keyId = holder.keyId;
    next();
  };
}

/** Id of the key that was sent; undefined where it was none. */
export function findKeyId(response: Response): string | undefined {
  return response.locals.keyId;
}

/** Does a request bring a cookie of a session, valid or not? */
export function hasSessionCookie({ headers }: Request, cookieName: string): boolean {
  return (headers.cookie ?? '').split(';').some((pair) => pair.trimStart().startsWith(`${cookieName}=`));
}

/** Pass cookies on to the browser, and to nothing in between that might keep them for others. */
export function sendCookies(response: Response, cookies: Cookies): void {
  if (cookies.length > 0) response.set('Cache-Control', 'no-store');
  for (const cookie of cookies) response.append('Set-Cookie', cookie);
}
