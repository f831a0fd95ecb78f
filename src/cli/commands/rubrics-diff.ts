import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { QuestionNotFoundError } from '../../domain/errors.ts';
import { type BankComparison, compareBanks, type RubricSide } from '../../workflows/compare-banks.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentBankComparison } from '../present/present-comparison.ts';
import { type AnswersOfFile, readAnswers } from '../read-answers.ts';
import { requireStore, storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';
import { UsageError } from '../usage-error.ts';

const options = { ...storeOptions, answers: { type: 'string' }, question: { type: 'string' } } as const;

const flagsSchema = storeFlagsSchema.extend({
  positionals: z.tuple([z.string().min(1), z.string().min(1)]),
  answers: z.string().min(1).optional(),
  question: z.string().min(1).optional(),
});

type Flags = z.infer<typeof flagsSchema>;

/** `rubrics diff`: what changed between two rubrics, and whose points that changes. */
export const rubricsDiff: Command = {
  name: 'rubrics diff',
  summary: 'Tell what changed between two rubrics, and whose points that changes',
  usage: 'rubrics diff A B [--answers FILE] [--question ID] [--data DIR] [--bank DIR] [--json]',
  details: [
    'A, B       two folders of question banks or two question files (.yaml); or, of the store, hashes of versions or ids of drafts',
    '--answers  NDJSON with id, questionId and answer, - for stdin: evaluated with both; of the store, its own answers are taken',
    '--question this question of the folders alone',
    '--json     {"comparisons":[{questionId,from,to,changes,effect}],"onlyBefore":[...],"onlyAfter":[...]}',
    ...storeFlagDetails,
  ],
  async run(args, context) {
    const flags = parseFlags(args, options, flagsSchema);
    const [from, to] = flags.positionals;
    const [isFileBefore, isFileAfter] = [await isOfFiles(from), await isOfFiles(to)];
    if (isFileBefore !== isFileAfter) {
      throw new UsageError(
        'A and B must both be folders or question files, or both be versions or drafts of the store',
      );
    }
    const compared = isFileBefore ? await compareFiles(flags, context) : await compareStored(flags, context);
    context.print(flags.json ? JSON.stringify(compared) : presentBankComparison(compared));
    return exitCodes.done;
  },
};

/** Names of the store look like nothing that is a folder or a file. */
async function isOfFiles(name: string): Promise<boolean> {
  if (/[./\\]/.test(name)) return true;
  return await stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function compareFiles(flags: Flags, context: CommandContext): Promise<BankComparison> {
  const { positionals, answers, question } = flags;
  const [from, to] = [
    await context.program.openRubrics(positionals[0]),
    await context.program.openRubrics(positionals[1]),
  ];
  requireQuestion(question, from, to);
  const found = answers === undefined ? undefined : await readAnswers(answers, context.stdin, to.bank);
  if (found) noteLeftOut(found, context);
  return await compareBanks(from, to, (id) => found?.byQuestion.get(id) ?? [], question);
}

function requireQuestion(question: string | undefined, from: RubricSide, to: RubricSide): void {
  const ids = [...new Set([...from.bank.questions, ...to.bank.questions].map(({ id }) => id))];
  if (question !== undefined && !ids.includes(question)) throw new QuestionNotFoundError(question, ids);
}

function noteLeftOut({ others, problems }: AnswersOfFile, { note }: CommandContext): void {
  for (const problem of problems) note(problem);
  if (others > 0) note(`${others} answers to other questions were left out.`);
}

async function compareStored(flags: Flags, context: CommandContext): Promise<BankComparison> {
  const { positionals, answers, question } = flags;
  if (answers !== undefined)
    throw new UsageError('--answers: is for folders and question files; the store has its own');
  if (question !== undefined) throw new UsageError('--question: is for folders; a version or draft is one question');
  await requireStore(flags, context);
  const comparison = await withStoredServices(flags, context, ({ authoring }) =>
    authoring.compare(positionals[0], positionals[1]),
  );
  return { comparisons: [comparison], onlyBefore: [], onlyAfter: [] };
}
