import { z } from 'zod';
import { programVersion } from '../../config.ts';
import { createGetReceipt } from '../../workflows/make-receipt.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentReceipt } from '../present/present-receipt.ts';
import { requireStore, storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const flagsSchema = storeFlagsSchema.extend({ positionals: z.tuple([z.string().min(1)]) });

/** `receipt`: print everything that made a score. */
export const receipt: Command = {
  name: 'receipt',
  summary: 'Print everything that made a score, without a word of the answer',
  usage: 'receipt ID [--data DIR] [--bank DIR] [--json]',
  details: [
    'ID         of a stored evaluation: its recordId, or record_id in an export',
    '--json     the receipt itself, for answer-eval replay',
    ...storeFlagDetails,
  ],
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(args, storeOptions, flagsSchema);
    await requireStore(flags, context);
    const found = await withStoredServices(flags, context, ({ evaluations, batches }) =>
      createGetReceipt({
        program: programVersion,
        getEvaluation: evaluations.getEvaluation,
        getBatch: batches.getBatch,
      })(positionals[0]),
    );
    context.print(flags.json ? JSON.stringify(found, undefined, 2) : presentReceipt(found));
    return exitCodes.done;
  },
};
