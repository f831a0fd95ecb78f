import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppParts, createApp } from '../../src/server/create-app.ts';
import { createLogger } from '../../src/server/request-log.ts';
import { aBank } from '../workflows/a-bank.ts';
import { fakeEvaluateAnswer } from '../workflows/fake-evaluate-answer.ts';

/** The service over a small bank and a fake evaluation, listening on this machine, with everything it logs. */
export async function anApp(
  overrides: Partial<AppParts> = {},
): Promise<{ readonly app: Server; readonly logged: readonly string[] }> {
  const logged: string[] = [];
  const bank = aBank();
  const handler = createApp({
    bank,
    evaluateAnswer: fakeEvaluateAnswer(bank),
    logger: createLogger('trace', { write: (line) => void logged.push(line) }),
    webDirectory: join(tmpdir(), 'there-is-no-such-folder'),
    version: '9.9.9',
    ...overrides,
  });
  const app = createServer(handler).listen({ host: '127.0.0.1', port: 0 }).unref();
  await once(app, 'listening');
  return { app, logged };
}
