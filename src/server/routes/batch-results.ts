import { PassThrough } from 'node:stream';
import { type RequestHandler, Router } from 'express';
import { noQuerySchema, reviewPlanQuerySchema } from '../../api/query-schemas.ts';
import type { ReviewPlanReply } from '../../api/review-plan-schema.ts';
import { type BatchServices, type ExportFormat, exportFormats } from '../../workflows/batch-services.ts';
import { parseQuery } from '../parse-query.ts';
import { nameExport } from '../present/name-export.ts';
import type { Readonlied } from '../readonlied.ts';
import { allowMethods } from './allow-methods.ts';
import { parseBatchId } from './parse-batch-id.ts';
import { requireOwnBatch } from './require-own-batch.ts';

type ResultServices = Pick<
  BatchServices,
  'getBatch' | 'exportResults' | 'summariseBatch' | 'findSimilarAnswers' | 'planReview'
>;

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** What came out of a batch: figures, answers that are alike, and everything as a file. */
export function batchResultRoutes(services: ResultServices): Router {
  const router = Router();
  const ownBatch = requireOwnBatch(services);
  router
    .route('/v1/batches/:id/distributions')
    .all(...ownBatch)
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      response.set('Cache-Control', 'no-store').json(await services.summariseBatch(parseBatchId(request)));
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/batches/:id/similar-answers')
    .all(...ownBatch)
    .get(async (request, response) => {
      parseQuery(noQuerySchema, request);
      response.set('Cache-Control', 'no-store').json(await services.findSimilarAnswers(parseBatchId(request)));
    })
    .all(allowMethods('GET'));
  router
    .route('/v1/batches/:id/review-plan')
    .all(...ownBatch)
    .get(async (request, response) => {
      const { budget } = parseQuery(reviewPlanQuerySchema, request);
      const plan = await services.planReview(parseBatchId(request), budget);
      response.set('Cache-Control', 'no-store').json(plan satisfies Readonlied<ReviewPlanReply>);
    })
    .all(allowMethods('GET'));
  for (const format of exportFormats) {
    router
      .route(`/v1/batches/:id/results.${format}`)
      .all(...ownBatch)
      .get(sendResults(services, format))
      .all(allowMethods('GET'));
  }
  return router;
}

/**
 * Send all results as a file, as they are read.
 *
 * The rows go through a stream of their own: a failure before the first of them still becomes a problem, one behind it is
 * left to the error handler, which breaks the connection off.
 */
function sendResults({ getBatch, exportResults }: ResultServices, format: ExportFormat): RequestHandler {
  return async (request, response) => {
    parseQuery(noQuerySchema, request);
    const batch = await getBatch(parseBatchId(request));
    response.set({
      'Content-Type': mediaTypes[format],
      'Content-Disposition': nameExport(batch, format),
      'Cache-Control': 'no-store',
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const rows = new PassThrough();
    rows.on('error', () => undefined); // the export's rejection tells it too
    response.once('close', () => rows.destroy());
    rows.pipe(response);
    try {
      await exportResults(batch.id, format, rows);
    } catch (error) {
      if (response.destroyed) return; // nobody is there any more
      if (!response.headersSent) response.removeHeader('Content-Disposition');
      throw error;
    }
  };
}
