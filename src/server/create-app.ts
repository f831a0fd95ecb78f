import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { EvaluateAnswer } from '../workflows/evaluate-answer.ts';
import { respondWithProblem } from './error-response.ts';
import { HttpProblem } from './http-problem.ts';
import { createOpenApiDocument } from './openapi/openapi-document.ts';
import { logRequests } from './request-log.ts';
import { docsRoutes } from './routes/docs.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { questionRoutes } from './routes/questions.ts';
import { serviceRoutes } from './routes/service.ts';
import { webPageRoutes } from './routes/web-page.ts';
import { securityHeaders } from './security-headers.ts';

/** What the service is made of. */
export type AppParts = {
  readonly bank: QuestionBank;
  readonly evaluateAnswer: EvaluateAnswer;
  readonly logger: Logger;
  /** Folder of the built web page; it need not be there. */
  readonly webDirectory: string;
  readonly version: string;
};

/** Put the HTTP service together; it listens to nothing yet. */
export function createApp({ bank, evaluateAnswer, logger, webDirectory, version }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.use(logRequests(logger), securityHeaders());
  app.use(evaluationRoutes(evaluateAnswer));
  app.use(questionRoutes(bank));
  app.use(serviceRoutes(createOpenApiDocument(version)));
  app.use(docsRoutes());
  app.use(webPageRoutes(webDirectory));
  app.use(() => {
    throw new HttpProblem(404, 'not-found', 'There is nothing at this address; /docs shows what there is');
  });
  app.use(respondWithProblem);
  return app;
}
