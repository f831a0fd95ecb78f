import { Router } from 'express';
import { uploadQuerySchema } from '../../api/query-schemas.ts';
import { UploadNotFoundError } from '../../storage/upload-errors.ts';
import type { BatchServices } from '../../workflows/batch-services.ts';
import { actorOf, requirePermission } from '../actor.ts';
import { parseFileName } from '../parse-header.ts';
import { parseId } from '../parse-id.ts';
import { parseQuery } from '../parse-query.ts';
import { presentUpload } from '../present/present-upload.ts';
import { readUpload } from '../read-upload.ts';
import { allowMethods } from './allow-methods.ts';

type UploadServices = Pick<BatchServices, 'uploadTable' | 'previewUpload' | 'discardUpload'>;

/** `/v1/uploads`: take in a file, show how it would be read, forget it. */
export function uploadRoutes(services: UploadServices, limitBytes: number): Router {
  const router = Router();
  router
    .route('/v1/uploads')
    .all(requirePermission('batches'))
    .post(async (request, response) => {
      const fileName = parseFileName(request);
      const upload = await services.uploadTable(readUpload(request, limitBytes), fileName, actorOf(response));
      response
        .status(201)
        .location(`/v1/uploads/${upload.uploadId}`)
        .set('Cache-Control', 'no-store')
        .json(presentUpload(upload));
    })
    .all(allowMethods('POST'));
  router
    .route('/v1/uploads/:id')
    .all(requirePermission('batches'))
    .get(async (request, response) => {
      const { sheet } = parseQuery(uploadQuerySchema, request);
      const upload = await services.previewUpload(parseUploadId(request.params.id), sheet, actorOf(response));
      response.set('Cache-Control', 'no-store').json(presentUpload(upload));
    })
    .delete(async (request, response) => {
      await services.discardUpload(parseUploadId(request.params.id), actorOf(response));
      response.status(204).end();
    })
    .all(allowMethods('GET', 'DELETE'));
  return router;
}

function parseUploadId(text: string): string {
  return parseId(text, () => new UploadNotFoundError());
}
