import { z } from 'zod';
import type { AccessSettings } from '../../access-config.ts';
import { programVersion, webDirectory } from '../../config.ts';
import type { StoredServices } from '../../open-stored-services.ts';
import { createApp } from '../../server/create-app.ts';
import { demoEntrance, type Entrance } from '../../server/entrance.ts';
import { createLogger } from '../../server/request-log.ts';
import { isLoopback } from '../../server/require-local-host.ts';
import { startService } from '../../server/start-service.ts';
import { listEngines } from '../../workflows/list-engines.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  ...storeOptions,
  'no-worker': { type: 'boolean' },
  demo: { type: 'boolean' },
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
  demo: z.boolean().default(false),
});

/** `serve`: the HTTP service and the web page, until told to stop. */
export const serve: Command = {
  name: 'serve',
  summary: 'Start the service and the web page, and print their address',
  usage: 'serve [--demo] [--host 127.0.0.1] [--port 8080] [--no-worker] [--data DIR] [--bank DIR] [--json]',
  details: [
    '--demo   nobody signs in: whoever reaches the service may do everything; on this machine only',
    '--host   address to listen on; 127.0.0.1 (this machine only) if left out',
    '--port   port to listen on; 8080 if left out, 0 for a free one',
    '--no-worker   leave batches to answer-eval worker processes',
    ...storeFlagDetails,
    '--json   print the address as {"url":"http://..."}, with the "ownerLink" of a first start',
    'The first start prints a link that makes the account of the first owner, once and within a day.',
    'Ctrl+C or SIGTERM stops it once the requests in flight are answered, after 10 seconds at the latest.',
    'The log goes to stderr, without answers.',
  ],
  async run(args, context) {
    const flags = parseFlags(args, options, flagsSchema);
    const { config, print, note, stderr, untilStopped } = context;
    const { host = config.host, port = config.port } = flags;
    if (flags.demo && !isLoopback(host)) throw new UsageError(demoElsewhere(host));
    await withStoredServices(flags, context, async (services) => {
      const { bank, evaluations, batches, authoring, agreement, reviews, storage } = services;
      await services.warmUp();
      const stopping = new AbortController();
      const entrance = flags.demo
        ? { ...demoEntrance, publicUrl: config.access.publicUrl }
        : await openEntrance(services, config.access);
      const app = createApp({
        entrance,
        bank,
        engines: listEngines({ llm: config.llm !== undefined, embedding: config.embedding !== undefined }),
        evaluations,
        batches,
        authoring,
        agreement,
        reviews,
        forget: (candidateId, by) => storage.candidates.forget(candidateId, by),
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
      const url = entrance.publicUrl ?? service.url;
      const ownerLink = await findOwnerLink(entrance, url);
      print(flags.json ? JSON.stringify({ url: service.url, ownerLink }) : announce(service.url, ownerLink));
      if (!isLoopback(host) && !entrance.publicUrl?.startsWith('https:')) note(unencrypted);
      if (flags.demo) note('Nobody signs in to a demo: whoever uses this machine may do everything.');
      await stopped;
      note('Stopping: requests and work in hand are finished first.');
      stopping.abort();
      if (!(await service.stop())) note('Some requests took too long and were cut off.');
    });
    return exitCodes.done;
  },
};

const unencrypted =
  'Passwords and answers travel unencrypted: put a proxy that speaks https before the service, and say so with PUBLIC_URL.';

function demoElsewhere(host: string): string {
  return `--demo: asks nobody who they are, so it listens on this machine only, and not on ${host}; leave --demo or --host out`;
}

async function openEntrance(
  services: StoredServices,
  { sessionSecret, ...settings }: AccessSettings,
): Promise<Entrance> {
  const access = await services.openAccess({ sessionSecret, publicUrl: settings.publicUrl });
  return { mode: 'sign-in', access, ...settings };
}

/** The link of the first owner, as long as there is none. */
async function findOwnerLink({ mode, access }: Entrance, url: string): Promise<string | undefined> {
  if (mode === 'demo' || !(await access.isOwnerMissing())) return undefined;
  return url + (await access.inviteFirstOwner()).path;
}

function announce(url: string, ownerLink: string | undefined): string {
  const ready = `Answer evaluator is ready: ${url}`;
  if (ownerLink === undefined) return ready;
  return `${ready}\nThere is no owner yet. This link makes the account of the first one, once and within a day:\n${ownerLink}`;
}
