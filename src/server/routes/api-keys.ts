import { Router } from 'express';
import { type ApiKeyListReply, type CreatedApiKeyReply, newApiKeySchema } from '../../api/access-schemas.ts';
import { noQuerySchema } from '../../api/query-schemas.ts';
import { ApiKeyNotFoundError } from '../../domain/access-errors.ts';
import type { AccessServices } from '../../workflows/access-services.ts';
import { actorOf } from '../actor.ts';
import { noStore } from '../no-store.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import { parseBody, readJsonBody } from '../parse-request.ts';
import { presentApiKey } from '../present/present-access.ts';
import { requirePerson } from '../require-signed-in.ts';
import { allowMethods } from './allow-methods.ts';

/** `/v1/api-keys`: keys for programs, each shown once. Everybody has their own; owners see and revoke all. */
export function apiKeyRoutes(access: AccessServices): Router {
  const router = Router();
  router
    .route('/v1/api-keys')
    .all(noStore, requirePerson)
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      const reply: ApiKeyListReply = { apiKeys: (await access.listApiKeys(actorOf(response))).map(presentApiKey) };
      response.json(reply);
    })
    .post(...readJsonBody, async (request, response) => {
      const { apiKey, key } = await access.createApiKey(actorOf(response), parseBody(newApiKeySchema, request));
      const reply: CreatedApiKeyReply = { apiKey: presentApiKey(apiKey), key };
      response.status(201).location(`/v1/api-keys/${apiKey.id}`).json(reply);
    })
    .all(allowMethods('GET', 'POST'));
  router
    .route('/v1/api-keys/:id')
    .all(noStore, requirePerson)
    .delete(async (request, response) => {
      const id = parseId(request.params.id, () => new ApiKeyNotFoundError());
      await access.revokeApiKey(actorOf(response), id);
      response.status(204).end();
    })
    .all(allowMethods('DELETE'));
  return router;
}
