import { type Response, Router } from 'express';
import { changePasswordSchema, type OwnAccountReply, signInSchema } from '../../api/access-schemas.ts';
import type { AccessServices, SignedIn } from '../../workflows/access-services.ts';
import { actorOf } from '../actor.ts';
import { sendCookies } from '../authenticate.ts';
import { noStore } from '../no-store.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import { presentOwnAccount } from '../present/present-access.ts';
import type { RateLimits } from '../rate-limits.ts';
import { requirePerson } from '../require-signed-in.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/sessions`, `/v1/account/password`: come in, go out, change the password. */
export function sessionRoutes(access: AccessServices, limits: RateLimits): Router {
  const router = Router();
  router
    .route('/v1/sessions')
    .all(noStore)
    .post(limits.ofFailures, ...readJsonBody, async (request, response) => {
      const { email, password } = parseBody(signInSchema, request);
      await limits.ofAccount(request, response, email);
      sendSignedIn(response.status(201), await access.signIn(email, password));
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/sessions/current')
    .all(noStore)
    .delete(requirePerson, async (request, response) => {
      sendCookies(response, await access.signOut(request.headers.cookie ?? ''));
      response.status(204).end();
    })
    .all(allowMethods('DELETE'));
  router
    .route('/v1/account/password')
    .all(noStore)
    .put(requirePerson, limits.ofFailures, ...readJsonBody, async (request, response) => {
      const { currentPassword: current, newPassword: next } = parseBody(changePasswordSchema, request);
      sendSignedIn(response, await access.changePassword(actorOf(response), { current, next }));
    })
    .all(allowMethods('PUT'));
  return router;
}

/** Send who somebody is from now on, with the cookie that says so. */
export function sendSignedIn(response: Response, { account, cookies }: SignedIn): void {
  sendCookies(response, cookies);
  response.json(presentOwnAccount(account) satisfies OwnAccountReply);
}
