import { Router } from 'express';
import {
  type CreatedInvitationReply,
  type InvitationListReply,
  newInvitationSchema,
} from '../../api/access-schemas.ts';
import { noQuerySchema } from '../../api/query-schemas.ts';
import { InvitationNotFoundError } from '../../domain/access-errors.ts';
import type { AccessServices } from '../../workflows/access-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import { requirePerson } from '../require-signed-in.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/invitations`: let people in, by a link that is shown once. Who runs batches may invite the candidates of theirs. */
export function invitationRoutes(access: AccessServices): Router {
  const router = Router();
  router
    .route('/v1/invitations')
    .all(noStore, requirePerson, requirePermission('batches'))
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const reply: InvitationListReply = { invitations: [...(await access.listInvitations(actorOf(response)))] };
      response.json(reply);
    })
    .post(...readJsonBody, async (request, response) => {
      const asked = parseBody(newInvitationSchema, request);
      const { invitation, path } = await access.invite(actorOf(response), asked);
      const reply: CreatedInvitationReply = { invitation, path };
      response.status(201).location(`/v1/invitations/${invitation.id}`).json(reply);
    })
    .all(allowMethods('GET', 'POST'));
  router
    .route('/v1/invitations/:id')
    .all(noStore, requirePerson, requirePermission('batches'))
    .delete(async (request, response) => {
      const id = parseId(request.params.id, () => new InvitationNotFoundError());
      await access.revokeInvitation(actorOf(response), id);
      response.status(204).end();
    })
    .all(allowMethods('DELETE'));
  return router;
}
