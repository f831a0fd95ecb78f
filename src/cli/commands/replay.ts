import { existsSync } from 'node:fs';
import { z } from 'zod';
import { programVersion } from '../../config.ts';
import { createGetReceipt } from '../../workflows/make-receipt.ts';
import type { Replay } from '../../workflows/replay-receipt.ts';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentReplay } from '../present/present-replay.ts';
import { readReceipt } from '../read-receipt.ts';
import { requireStore, storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const flagsSchema = storeFlagsSchema.extend({ positionals: z.tuple([z.string().min(1)]) });

const codes: Readonly<Record<Replay['outcome'], ExitCode>> = {
  same: exitCodes.done,
  different: exitCodes.failed,
  impossible: exitCodes.notReplayable,
};

/** `replay`: make an evaluation again from what was kept of it, and compare. */
export const replay: Command = {
  name: 'replay',
  summary: 'Make a stored evaluation again and compare it field by field; asks no model',
  usage: 'replay RECEIPT|ID [--data DIR] [--bank DIR] [--json]',
  details: [
    'RECEIPT    a file that answer-eval receipt --json wrote; - for stdin',
    'ID         of a stored evaluation, instead of a receipt',
    ...storeFlagDetails,
    'What is deterministic is worked out anew; what a model said comes from the cache. Nothing leaves the machine.',
    'Exit codes: 0 the same; 1 different, each field is listed; 3 it cannot be replayed, the reason is said.',
  ],
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(args, storeOptions, flagsSchema);
    const [named] = positionals;
    const isFile = named === '-' || existsSync(named);
    const written = isFile ? await readReceipt(named, context.stdin) : undefined;
    await requireStore(flags, context);
    const result = await withStoredServices(flags, context, async ({ evaluations, batches, replayReceipt }) => {
      const getReceipt = createGetReceipt({
        program: programVersion,
        getEvaluation: evaluations.getEvaluation,
        getBatch: batches.getBatch,
      });
      return replayReceipt(written ?? (await getReceipt(named)));
    });
    context.print(flags.json ? JSON.stringify(result) : presentReplay(result));
    return codes[result.outcome];
  },
};
