import { z } from 'zod';
import type { Erasure } from '../../storage/candidate-store.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { dataFlagDetail, requireStore, withStorage } from '../store-flags.ts';
import { UsageError } from '../usage-error.ts';

const options = { data: { type: 'string' }, json: { type: 'boolean' }, before: { type: 'string' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string().min(1)).max(1),
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
  before: z.iso
    .date('must be a date like 2026-01-31')
    .transform((day) => new Date(day))
    // A slip of the year would forget everybody, for good.
    .refine((day) => day.getTime() <= Date.now(), 'must not be in the future')
    .optional(),
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
    dataFlagDetail,
    'Answers that a batch has not evaluated yet count as failed there, with the code answer-erased, and the batch goes on.',
    'Backups and exported files are not changed by it: remove those that are older. It cannot be undone.',
  ],
  async run(args, context) {
    const { positionals, before, ...flags } = parseFlags(args, options, flagsSchema);
    const [candidateId] = positionals;
    if ((candidateId === undefined) === (before === undefined)) {
      throw new UsageError('say either whom to forget, or --before DATE');
    }
    await requireStore(flags, context);
    const erasure = await withStorage(flags, context, ({ candidates }) =>
      before === undefined ? candidates.forget(candidateId ?? '') : candidates.forgetBefore(before.toISOString()),
    );
    context.print(flags.json ? JSON.stringify(erasure) : describeErasure(erasure));
    return exitCodes.done;
  },
};

function describeErasure({ candidates, answers, evaluations }: Erasure): string {
  const people = candidates === 1 ? '1 candidate' : `${candidates} candidates`;
  const waiting = answers > evaluations ? '; what a batch had not evaluated yet counts as failed there' : '';
  return `Forgot ${people}: ${answers} answers removed, ${evaluations} evaluations keep their numbers${waiting}.`;
}
