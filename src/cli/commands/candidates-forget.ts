import { z } from 'zod';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { storeFlagDetails, storeSettings } from '../store-flags.ts';
import { UsageError } from '../usage-error.ts';

const options = { data: { type: 'string' }, json: { type: 'boolean' }, before: { type: 'string' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string().min(1)).max(1),
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
  before: z.iso.date('must be a date like 2026-01-31').optional(),
});

/** `candidates forget`: remove answers and personal data, keep the numbers. */
export const candidatesForget: Command = {
  name: 'candidates forget',
  summary: "Remove a candidate's answers and personal data; points and counts stay",
  usage:
    'candidates forget ID [--data DIR] [--json]\n       answer-eval candidates forget --before DATE [--data DIR] [--json]',
  details: [
    'ID         as the candidate was named when the answers came in',
    '--before   instead: everybody whose last answer came before that day (UTC)',
    ...storeFlagDetails.slice(0, 1),
    'Backups are not changed by it: remove those that are older.',
  ],
  async run(args, context) {
    const { positionals, before, ...flags } = parseFlags(args, options, flagsSchema);
    const [candidateId] = positionals;
    if ((candidateId === undefined) === (before === undefined)) {
      throw new UsageError('say either whom to forget, or --before DATE');
    }
    const storage = await context.program.openStorage(storeSettings(flags, context));
    try {
      const { candidates } = storage;
      const erasure =
        candidateId === undefined
          ? await candidates.forgetBefore(new Date(before ?? '').toISOString())
          : await candidates.forget(candidateId);
      const words = `Forgot ${erasure.candidates} candidates: ${erasure.answers} answers removed, ${erasure.evaluations} evaluations keep their numbers.`;
      context.print(flags.json ? JSON.stringify(erasure) : words);
    } finally {
      await storage.close();
    }
    return exitCodes.done;
  },
};
