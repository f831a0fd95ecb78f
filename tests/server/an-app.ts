import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppParts, createApp } from '../../src/server/create-app.ts';
import { demoEntrance } from '../../src/server/entrance.ts';
import { createLogger } from '../../src/server/request-log.ts';
import { listEngines } from '../../src/workflows/list-engines.ts';
import { aBank } from '../workflows/a-bank.ts';
import { fakeAgreementServices } from './fake-agreement-services.ts';
import { fakeAuthoringServices } from './fake-authoring-services.ts';
import { fakeBatchServices } from './fake-batch-services.ts';
import { fakeEvaluationServices } from './fake-evaluation-services.ts';
import { fakeUploadLimit } from './fake-uploads.ts';
import { noReviews } from './no-reviews.ts';

/** The service over a small bank, a fake evaluation and a store in memory, listening on this machine, with everything it logs. */
export async function anApp(overrides: Partial<AppParts> = {}): Promise<{
  readonly app: Server;
  readonly batches: ReturnType<typeof fakeBatchServices>;
  readonly logged: readonly string[];
}> {
  const logged: string[] = [];
  const bank = aBank();
  const evaluations = fakeEvaluationServices(bank);
  const batches = fakeBatchServices(bank);
  const handler = createApp({
    entrance: demoEntrance,
    bank,
    engines: listEngines({ llm: false, embedding: false }),
    evaluations,
    batches,
    authoring: fakeAuthoringServices(bank),
    agreement: fakeAgreementServices(bank),
    reviews: noReviews,
    forget: evaluations.forget,
    ping: async () => undefined,
    uploadLimitBytes: fakeUploadLimit,
    stopping: new AbortController().signal,
    logger: createLogger('trace', { write: (line) => void logged.push(line) }),
    webDirectory: join(tmpdir(), 'there-is-no-such-folder'),
    version: '9.9.9',
    isLocalOnly: true,
    ...overrides,
  });
  const app = createServer(handler).listen({ host: '127.0.0.1', port: 0 }).unref();
  await once(app, 'listening');
  return { app, batches, logged };
}
