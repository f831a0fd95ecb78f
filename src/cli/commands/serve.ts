import { z } from 'zod';
import { programVersion, webDirectory } from '../../config.ts';
import { createApp } from '../../server/create-app.ts';
import { createLogger } from '../../server/request-log.ts';
import { isLoopback } from '../../server/require-local-host.ts';
import { startService } from '../../server/start-service.ts';
import { listEngines } from '../../workflows/list-engines.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  ...storeOptions,
  'no-worker': { type: 'boolean' },
} as const;

const wrongPort = 'must be a number from 0 to 65535';

const flagsSchema = storeFlagsSchema.extend({
  host: z.string().min(1).optional(),
  port: z
    .string()
    .regex(/^\d{1,5}$/, wrongPort)
    .transform(Number)
    .refine((port) => port <= 65_535, wrongPort)
    .optional(),
  'no-worker': z.boolean().default(false),
});

/** `serve`: the HTTP service and the web page, until told to stop. */
export const serve: Command = {
  name: 'serve',
  summary: 'Start the service and the web page, and print their address',
  usage: 'serve [--host 127.0.0.1] [--port 8080] [--no-worker] [--data DIR] [--bank DIR] [--json]',
  details: [
    '--host   address to listen on; 127.0.0.1 (this machine only) if left out',
    '--port   port to listen on; 8080 if left out, 0 for a free one',
    '--no-worker   leave batches to answer-eval worker processes',
    ...storeFlagDetails,
    '--json   print the address as {"url":"http://..."}',
    'Ctrl+C or SIGTERM stops it once the requests in flight are answered, after 10 seconds at the latest.',
    'The log goes to stderr, without answers.',
  ],
  async run(args, context) {
    const flags = parseFlags(args, options, flagsSchema);
    const { config, print, note, stderr, untilStopped } = context;
    const { host = config.host, port = config.port } = flags;
    await withStoredServices(flags, context, async (services) => {
      const { bank, evaluations, batches, authoring, storage } = services;
      await services.warmUp();
      const stopping = new AbortController();
      const app = createApp({
        bank,
        engines: listEngines({ llm: config.llm !== undefined, embedding: config.embedding !== undefined }),
        evaluations,
        batches,
        authoring,
        forget: (candidateId) => storage.candidates.forget(candidateId),
        ping: () => storage.ping(),
        uploadLimitBytes: config.uploadLimitBytes,
        stopping: stopping.signal,
        isLocalOnly: isLoopback(host),
        logger: createLogger(config.logLevel, stderr),
        webDirectory,
        version: programVersion,
      });
      const stopped = untilStopped();
      const service = await startService(app, { host, port });
      if (!flags['no-worker']) services.startWorker();
      print(flags.json ? JSON.stringify({ url: service.url }) : `Answer evaluator is ready: ${service.url}`);
      if (!isLoopback(host)) note(`Anybody who reaches ${host} can use the service: it asks nobody who they are.`);
      await stopped;
      note('Stopping: requests and work in hand are finished first.');
      stopping.abort();
      if (!(await service.stop())) note('Some requests took too long and were cut off.');
    });
    return exitCodes.done;
  },
};
