import type { Request, RequestHandler } from 'express';
import { findBearerKey, hasSessionCookie } from './authenticate.ts';
import { HttpProblem } from './http-problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuse what another site makes a visitor's browser do here (CSRF): every method that changes something must come from a page of this
 * service. A browser says so in Origin, or at least in Sec-Fetch-Site. What says neither is no browser, and is refused only if it brings
 * a session's cookie all the same. Requests with a key of their own need none: no other site can add one.
 *
 * @param publicUrl the service's own address; undefined where it is the one that the request was sent to
 */
export function requireOwnOrigin(publicUrl: string | undefined, cookieName: string | undefined): RequestHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (safeMethods.has(request.method) || findBearerKey(request) !== undefined) return next();
    if (isOwn(request, publicOrigin, cookieName)) return next();
    throw new HttpProblem(403, 'origin-not-allowed', 'This came from a page of another site');
  };
}

function isOwn(request: Request, publicOrigin: string | undefined, cookieName: string | undefined): boolean {
  const { origin, host = '', 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined) return origin === (publicOrigin ?? `http://${host}`);
  if (site !== undefined) return site === 'same-origin';
  return cookieName === undefined || !hasSessionCookie(request, cookieName);
}
