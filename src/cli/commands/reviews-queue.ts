import { z } from 'zod';
import { commandLineActor } from '../../domain/actor.ts';
import { reviewKinds } from '../../domain/review.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentQueue } from '../present/present-queue.ts';
import { requireStore, storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const options = {
  ...storeOptions,
  question: { type: 'string' },
  batch: { type: 'string' },
  kind: { type: 'string' },
  limit: { type: 'string' },
} as const;

const flagsSchema = storeFlagsSchema.extend({
  question: z.string().min(1).optional(),
  batch: z.string().min(1).optional(),
  kind: z.enum(reviewKinds).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(20),
});

/** `reviews queue`: what waits for a person. Who decides does so on the page or over HTTP, where it is known who they are. */
export const reviewsQueue: Command = {
  name: 'reviews queue',
  summary: 'List the answers that wait for a person, most worth a look first',
  usage: `reviews queue [--batch ID] [--question ID] [--kind ${reviewKinds.join('|')}] [--limit N] [--data DIR] [--bank DIR] [--json]`,
  details: ['--limit    so many at most (default: 20)', '--json     as GET /v1/review-queue', ...storeFlagDetails],
  async run(args, context) {
    const { question: questionId, batch: batchId, kind, limit, ...flags } = parseFlags(args, options, flagsSchema);
    await requireStore(flags, context);
    const asked = { questionId, batchId, kind, limit };
    const queue = await withStoredServices(flags, context, ({ reviews }) => reviews.listQueue(commandLineActor, asked));
    context.print(flags.json ? JSON.stringify(queue) : presentQueue(queue));
    return exitCodes.done;
  },
};
