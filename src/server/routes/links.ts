import { Router } from 'express';
import {
  acceptInvitationSchema,
  type LinkReply,
  readLinkSchema,
  resetPasswordSchema,
} from '../../api/access-schemas.ts';
import type { AccessServices } from '../../workflows/access-services.ts';
import { noStore } from '../no-store.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import type { RateLimits } from '../rate-limits.ts';
import { allowMethods } from './allow-methods.ts';
import { sendSignedIn } from './sessions.ts';

/** `/v1/links/read` and what takes links. Tokens are in bodies, because addresses end up in other people's logs. */
export function linkRoutes(access: AccessServices, limits: RateLimits): Router {
  const router = Router();
  router
    .route('/v1/links/read')
    .all(noStore)
    .post(limits.ofFailures, ...readJsonBody, async (request, response) => {
      const link: LinkReply = await access.readLink(parseBody(readLinkSchema, request).token);
      response.json(link);
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/invitations/accept')
    .all(noStore)
    .post(limits.ofFailures, ...readJsonBody, async (request, response) => {
      sendSignedIn(response.status(201), await access.acceptInvitation(parseBody(acceptInvitationSchema, request)));
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/password-resets')
    .all(noStore)
    .post(limits.ofFailures, ...readJsonBody, async (request, response) => {
      const { token, newPassword } = parseBody(resetPasswordSchema, request);
      await access.resetPassword(token, newPassword);
      response.status(204).end();
    })
    .all(allowMethods('POST'));
  return router;
}
