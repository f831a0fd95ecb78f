import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { EvaluationError } from '../../domain/errors.ts';
import type { StoredServices } from '../../open-stored-services.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const options = { ...storeOptions, 'until-idle': { type: 'boolean' } } as const;

const flagsSchema = storeFlagsSchema.extend({ 'until-idle': z.boolean().default(false) });

/** How often a worker that ends when there is nothing to do looks whether that is so. */
const idleCheckMs = 500;

/** `worker`: evaluate the items of running batches until told to stop; any number of them share the work. */
export const worker: Command = {
  name: 'worker',
  summary: 'Work on the running batches of the store, beside any number of other workers',
  usage: 'worker [--until-idle] [--data DIR] [--bank DIR] [--json]',
  details: [
    '--until-idle   end when no batch is running',
    ...storeFlagDetails,
    'Ctrl+C or SIGTERM: what is in hand is finished first. A worker that is killed loses nothing: others take over within 15 seconds.',
  ],
  async run(args, context) {
    const { 'until-idle': untilIdle, ...flags } = parseFlags(args, options, flagsSchema);
    await withStoredServices(flags, context, async (services) => {
      const stop = new AbortController();
      const stopped = context.untilStopped().then(() => {
        if (!stop.signal.aborted) context.note('Stopping: the answers in hand are finished first.');
        stop.abort();
      });
      const running = services.startWorker();
      context.print(flags.json ? JSON.stringify({ working: true }) : 'Worker is ready.');
      while (untilIdle && !stop.signal.aborted) {
        await sleep(idleCheckMs, undefined, { signal: stop.signal }).catch(() => undefined);
        if (!(await hasWork(services))) stop.abort();
      }
      if (!untilIdle) await stopped;
      await running.stop();
    });
    return exitCodes.done;
  },
};

/** A store that is away may have work: the worker waits for it. */
async function hasWork({ hasRunningBatches }: Pick<StoredServices, 'hasRunningBatches'>): Promise<boolean> {
  try {
    return await hasRunningBatches();
  } catch (error) {
    if (error instanceof EvaluationError && error.retryable) return true;
    throw error;
  }
}
