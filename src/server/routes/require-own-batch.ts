import type { RequestHandler } from 'express';
import { ownsOrOversees } from '../../domain/actor.ts';
import { BatchNotFoundError } from '../../storage/store-errors.ts';
import type { BatchServices } from '../../workflows/batch-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { parseBatchId } from './parse-batch-id.ts';

/** Methods that routes of a batch have; any other is answered alike for every batch. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);

/**
 * Let only those on who work with batches, and imported the one of the address or own the workspace. To others it is not there.
 *
 * @throws {NotAllowedError} {BatchNotFoundError}
 */
export function requireOwnBatch({ getBatch }: Pick<BatchServices, 'getBatch'>): readonly RequestHandler[] {
  return [
    requirePermission('batches'),
    async (request, response, next) => {
      if (methods.has(request.method)) {
        const { id, ownerId } = await getBatch(parseBatchId(request));
        if (!ownsOrOversees(actorOf(response), ownerId)) throw new BatchNotFoundError(id);
      }
      next();
    },
  ];
}
