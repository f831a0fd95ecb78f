import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { AgreementServices } from '../workflows/agreement-services.ts';
import type { AuthoringServices } from '../workflows/authoring-services.ts';
import type { BatchServices } from '../workflows/batch-services.ts';
import type { EngineState } from '../workflows/list-engines.ts';
import { createGetReceipt } from '../workflows/make-receipt.ts';
import type { EvaluationServices } from '../workflows/record-evaluation.ts';
import type { ReviewServices } from '../workflows/review-services.ts';
import { authenticate, authenticateNobody } from './authenticate.ts';
import type { Entrance } from './entrance.ts';
import { respondWithProblem } from './error-response.ts';
import { HttpProblem } from './http-problem.ts';
import { createOpenApiDocument } from './openapi/openapi-document.ts';
import { createRateLimits } from './rate-limits.ts';
import { logRequests } from './request-log.ts';
import { requireLocalHost } from './require-local-host.ts';
import { requireOwnOrigin } from './require-own-origin.ts';
import { requireSignedIn } from './require-signed-in.ts';
import { accessRoutes } from './routes/access.ts';
import { accountRoutes } from './routes/accounts.ts';
import { agreementRoutes } from './routes/agreement.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { batchEventRoutes } from './routes/batch-events.ts';
import { batchItemRoutes } from './routes/batch-items.ts';
import { batchResultRoutes } from './routes/batch-results.ts';
import { batchRoutes } from './routes/batches.ts';
import { blindGuardRoutes } from './routes/blind-guard.ts';
import { candidateRoutes, type ForgetCandidate } from './routes/candidates.ts';
import { docsRoutes } from './routes/docs.ts';
import { draftCheckRoutes } from './routes/draft-checks.ts';
import { draftRoutes } from './routes/drafts.ts';
import { engineRoutes } from './routes/engines.ts';
import { evaluationReviewRoutes } from './routes/evaluation-reviews.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { importRoutes } from './routes/imports.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { linkRoutes } from './routes/links.ts';
import { questionRoutes } from './routes/questions.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { rescoringRoutes } from './routes/rescorings.ts';
import { reviewQueueRoutes } from './routes/review-queue.ts';
import { reviewTaskRoutes } from './routes/review-tasks.ts';
import { rubricComparisonRoutes } from './routes/rubric-comparisons.ts';
import { rubricRoutes } from './routes/rubrics.ts';
import { serviceRoutes } from './routes/service.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { webPageRoutes } from './routes/web-page.ts';
import { securityHeaders } from './security-headers.ts';

/** What the service is made of. */
export type AppParts = {
  readonly entrance: Entrance;
  readonly bank: QuestionBank;
  readonly engines: readonly EngineState[];
  readonly evaluations: EvaluationServices;
  readonly batches: BatchServices;
  readonly authoring: AuthoringServices;
  readonly agreement: AgreementServices;
  readonly reviews: ReviewServices;
  readonly forget: ForgetCandidate;
  /** Resolves if the store answers. */
  readonly ping: () => Promise<void>;
  /** Largest file that the upload store takes. */
  readonly uploadLimitBytes: number;
  /** Aborted when the service is about to stop: replies that have no end of their own are ended then. */
  readonly stopping: AbortSignal;
  /** True if it listens on a loopback address: then it answers to no other name. */
  readonly isLocalOnly: boolean;
  readonly logger: Logger;
  /** Folder of the built web page; it need not be there. */
  readonly webDirectory: string;
  readonly version: string;
};

/** Find out who asks, refuse what other sites make browsers do, and have the routes for coming in. */
function enter(app: Express, { mode, access, publicUrl, trustProxy, requestsPerMinute }: Entrance): void {
  const limits = createRateLimits(requestsPerMinute);
  const isDemo = mode === 'demo';
  app.set('trust proxy', trustProxy);
  app.use(requireOwnOrigin(publicUrl, isDemo ? undefined : access.cookieName));
  if (isDemo) app.use(authenticateNobody);
  else app.use('/v1', limits.ofAddress, authenticate(access, limits.ofBadKeys), limits.ofKey, requireSignedIn);
  app.use(accessRoutes({ mode, access }), sessionRoutes(access, limits), linkRoutes(access, limits));
  app.use(invitationRoutes(access), accountRoutes(access), apiKeyRoutes(access));
}

/** Put the HTTP service together; it listens to nothing yet. */
export function createApp(parts: AppParts): Express {
  const { bank, evaluations, batches, authoring, reviews, logger, webDirectory, version } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  const { publicUrl } = parts.entrance;
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  app.use(logRequests(logger), securityHeaders({ isHttps }));
  if (parts.isLocalOnly) app.use(requireLocalHost(publicUrl));
  enter(app, parts.entrance);
  app.use(blindGuardRoutes(reviews), evaluationRoutes(evaluations), evaluationReviewRoutes(reviews));
  app.use(reviewQueueRoutes(reviews), reviewTaskRoutes(reviews));
  const { getEvaluation } = evaluations;
  app.use(
    receiptRoutes(createGetReceipt({ program: version, getEvaluation, getBatch: batches.getBatch }), evaluations),
  );
  app.use(questionRoutes(bank), engineRoutes(parts.engines));
  app.use(uploadRoutes(batches, parts.uploadLimitBytes));
  app.use(batchRoutes(batches), batchItemRoutes(batches, reviews), batchResultRoutes(batches));
  app.use(batchEventRoutes(batches, parts.stopping));
  app.use(importRoutes(authoring), draftRoutes(authoring), draftCheckRoutes(authoring), rubricRoutes(authoring));
  app.use(rubricComparisonRoutes(authoring), rescoringRoutes(authoring));
  app.use(agreementRoutes(parts.agreement), candidateRoutes(parts.forget));
  app.use(serviceRoutes(createOpenApiDocument(version), parts.ping));
  app.use(docsRoutes(isHttps));
  app.use(webPageRoutes(webDirectory));
  app.use(() => {
    throw new HttpProblem(404, 'not-found', 'There is nothing at this address; /docs shows what there is');
  });
  app.use(respondWithProblem);
  return app;
}
