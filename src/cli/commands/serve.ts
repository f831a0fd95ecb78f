import { z } from 'zod';
import { programVersion, webDirectory } from '../../config.ts';
import { createApp } from '../../server/create-app.ts';
import { createLogger } from '../../server/request-log.ts';
import { startService } from '../../server/start-service.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  bank: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const wrongPort = 'must be a number from 0 to 65535';

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(0),
  host: z.string().min(1).optional(),
  port: z
    .string()
    .regex(/^\d{1,5}$/, wrongPort)
    .transform(Number)
    .refine((port) => port <= 65_535, wrongPort)
    .optional(),
  bank: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** `serve`: the HTTP service and the web page, until told to stop. */
export const serve: Command = {
  name: 'serve',
  summary: 'Start the service and the web page, and print their address',
  usage: 'serve [--host 127.0.0.1] [--port 8080] [--bank DIR] [--json]',
  details: [
    '--host   address to listen on; 127.0.0.1 (this machine only) if left out',
    '--port   port to listen on; 8080 if left out, 0 for a free one',
    '--bank   folder of the question bank',
    '--json   print the address as {"url":"http://..."}',
    'Ctrl+C or SIGTERM stops it once the requests in flight are answered, after 10 seconds at the latest.',
    'The log goes to stderr, without answers.',
  ],
  async run(args, { program, config, print, note, stderr, untilStopped }) {
    const { bank, json, ...address } = parseFlags(args, options, flagsSchema);
    const { host = config.host, port = config.port } = address;
    const services = await program.openServices(bank ?? config.bankDirectory);
    const logger = createLogger(config.logLevel, stderr);
    const app = createApp({ ...services, logger, webDirectory, version: programVersion });
    const stopped = untilStopped();
    const service = await startService(app, { host, port });
    print(json ? JSON.stringify({ url: service.url }) : `Answer evaluator is ready: ${service.url}`);
    if (!loopback.test(host)) note(`Anybody who reaches ${host} can use the service: it asks nobody who they are.`);
    await stopped;
    note('Stopping: requests in flight are answered first.');
    if (!(await service.stop())) note('Some requests took too long and were cut off.');
    return exitCodes.done;
  },
};
