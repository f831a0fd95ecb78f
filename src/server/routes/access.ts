import { Router } from 'express';
import type { AccessReply } from '../../api/access-schemas.ts';
import { noQuerySchema } from '../../api/query-schemas.ts';
import { isAllowed, permissions } from '../../domain/actor.ts';
import { findActor } from '../actor.ts';
import type { Entrance } from '../entrance.ts';
import { noStore } from '../no-store.ts';
import { parseQuery } from '../parse-query.ts';
import { presentOwnAccount } from '../present/present-access.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/access`: how the service is entered, and as whom the caller was let in. */
export function accessRoutes({ mode, access }: Pick<Entrance, 'mode' | 'access'>): Router {
  const router = Router();
  router
    .route('/v1/access')
    .all(noStore)
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const actor = findActor(response);
      const account = actor && (await access.findAccount(actor));
      const reply: AccessReply = {
        mode,
        isOwnerMissing: actor === undefined && (await access.isOwnerMissing()),
        account: account ? presentOwnAccount(account) : null,
        permissions: actor ? permissions.filter((permission) => isAllowed(actor, permission)) : [],
      };
      response.json(reply);
    })
    .all(allowMethods('GET'));
  return router;
}
