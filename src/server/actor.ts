import type { RequestHandler, Response } from 'express';
import { NotAllowedError, NotSignedInError } from '../domain/access-errors.ts';
import { type Actor, isAllowed, type Permission } from '../domain/actor.ts';

/** Remember who asks, for the rest of the request. */
export function setActor(response: Response, actor: Actor): void {
  response.locals.actor = actor;
}

/** Who asks; undefined where nobody is signed in. */
export function findActor(response: Response): Actor | undefined {
  return response.locals.actor;
}

/**
 * Who asks.
 *
 * @throws {NotSignedInError} if nobody is signed in.
 */
export function actorOf(response: Response): Actor {
  const actor = findActor(response);
  if (actor === undefined) throw new NotSignedInError();
  return actor;
}

/** Let only those go on whose role, and key if they sent one, allow such things, or one of several. @throws {NotAllowedError} */
export function requirePermission(permission: Permission, ...others: readonly Permission[]): RequestHandler {
  return (_request, response, next) => {
    const actor = actorOf(response);
    if (![permission, ...others].some((it) => isAllowed(actor, it))) throw new NotAllowedError(permission);
    next();
  };
}
