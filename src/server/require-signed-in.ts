import type { RequestHandler } from 'express';
import { NotAllowedError } from '../domain/access-errors.ts';
import { actorOf } from './actor.ts';

/** What anybody may call who is not signed in, below /v1. All else is for those who are. */
const publicCalls: ReadonlySet<string> = new Set([
  'GET /access',
  'HEAD /access',
  'POST /sessions',
  'POST /links/read',
  'POST /invitations/accept',
  'POST /password-resets',
]);

/** Let nobody on who is not signed in, but to what is for everybody. To be used below /v1. @throws {NotSignedInError} */
export const requireSignedIn: RequestHandler = (request, response, next) => {
  if (!publicCalls.has(`${request.method} ${request.path.replace(/\/$/, '')}`)) actorOf(response);
  next();
};

/** Let only people on who came in by themselves: keys manage neither people nor keys. @throws {NotAllowedError} */
export const requirePerson: RequestHandler = (_request, response, next) => {
  if (actorOf(response).scopes !== null) throw new NotAllowedError('access');
  next();
};
