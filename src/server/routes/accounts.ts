import { Router } from 'express';
import {
  type AccountListReply,
  type AccountReply,
  type CreatedLinkReply,
  changeAccountSchema,
} from '../../api/access-schemas.ts';
import { noQuerySchema } from '../../api/query-schemas.ts';
import { AccountNotFoundError } from '../../domain/access-errors.ts';
import type { AccessServices } from '../../workflows/access-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import { presentAccount } from '../present/present-access.ts';
import { requirePerson } from '../require-signed-in.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/accounts`: who may sign in, as what. */
export function accountRoutes(access: AccessServices): Router {
  const router = Router();
  const onlyOwners = [noStore, requirePerson, requirePermission('access')];
  router
    .route('/v1/accounts')
    .all(...onlyOwners)
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const reply: AccountListReply = { accounts: (await access.listAccounts()).map(presentAccount) };
      response.json(reply);
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/accounts/:id')
    .all(...onlyOwners)
    .patch(...readJsonBody, async (request, response) => {
      const changes = parseBody(changeAccountSchema, request);
      const account = await access.changeAccount(actorOf(response), parseAccountId(request.params.id), changes);
      response.json(presentAccount(account) satisfies AccountReply);
    })
    .delete(async (request, response) => {
      await access.removeAccount(actorOf(response), parseAccountId(request.params.id));
      response.status(204).end();
    })
    .all(allowMethods('PATCH', 'DELETE'));
  router
    .route('/v1/accounts/:id/reset-link')
    .all(...onlyOwners)
    .post(async (request, response) => {
      const reply: CreatedLinkReply = await access.linkToReset(actorOf(response), parseAccountId(request.params.id));
      response.status(201).json(reply);
    })
    .all(allowMethods('POST'));
  return router;
}

function parseAccountId(text: unknown): string {
  return parseId(String(text), () => new AccountNotFoundError());
}
