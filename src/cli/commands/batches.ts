import { z } from 'zod';
import type { Batch } from '../../domain/batch.ts';
import type { StoredServices } from '../../open-stored-services.ts';
import { type BatchServices, exportFormats } from '../../workflows/batch-services.ts';
import { exportFormatOf, exportToFile } from '../batch/export-file.ts';
import { nameOfItem, reviewBudgetSchema } from '../batch/review-budget.ts';
import { capFlagDetails, capFlagSchemas, capOptions, toCap } from '../batch/to-cap.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { adviseFailed, presentBatch, presentBatchLine } from '../present/present-batch.ts';
import { presentDistributions } from '../present/present-distributions.ts';
import { presentReviewPlan } from '../present/present-review-plan.ts';
import { presentSimilarAnswers } from '../present/present-similar-answers.ts';
import { requireStore, storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const oneBatch = storeFlagsSchema.extend({ positionals: z.tuple([z.string().min(1)]) });

/** Rows read from the store at once. */
const pageSize = 500;

/** Do something with the batches of a store that is there. */
async function withBatches<T>(
  flags: z.infer<typeof storeFlagsSchema> | Omit<z.infer<typeof oneBatch>, 'positionals'>,
  context: CommandContext,
  action: (services: StoredServices) => Promise<T>,
): Promise<T> {
  await requireStore(flags, context);
  return withStoredServices(flags, context, action);
}

/** Commands that show something about a batch, or change it and show what it is then. */
function showing<T>(
  word: string,
  summary: string,
  read: (batches: BatchServices, batchId: string) => Promise<T>,
  present: (value: T) => string,
  advise: (value: T) => string | undefined = () => undefined,
): Command {
  return {
    name: `batches ${word}`,
    summary,
    usage: `batches ${word} ID [--data DIR] [--bank DIR] [--json]`,
    details: ['ID         of the batch; answer-eval batches list shows it', ...storeFlagDetails],
    async run(args, context) {
      const { positionals, ...flags } = parseFlags(args, storeOptions, oneBatch);
      const value = await withBatches(flags, context, ({ batches }) => read(batches, positionals[0]));
      context.print(flags.json ? JSON.stringify(value) : present(value));
      const advice = advise(value);
      if (advice !== undefined) context.note(advice);
      return exitCodes.done;
    },
  };
}

/** This command only says that there is work. */
function adviseWorker({ status }: Batch): string | undefined {
  if (status === 'running')
    return 'Workers evaluate it: if none is running, start answer-eval worker or answer-eval serve.';
  return status === 'paused' ? 'It is paused: answer-eval batches resume goes on with it.' : undefined;
}

const list: Command = {
  name: 'batches list',
  summary: 'List the batches of the store, newest first',
  usage: 'batches list [--data DIR] [--bank DIR] [--json]',
  details: storeFlagDetails,
  async run(args, context) {
    const flags = parseFlags(args, storeOptions, storeFlagsSchema);
    await withBatches(flags, context, async ({ batches }) => {
      let before: string | undefined;
      do {
        const page = await batches.listBatches({ before, limit: pageSize });
        if (before === undefined && page.length === 0) context.note('There is no batch yet.');
        for (const batch of page) context.print(flags.json ? JSON.stringify(batch) : presentBatchLine(batch));
        before = page.length < pageSize ? undefined : page.at(-1)?.id;
      } while (before !== undefined);
    });
    return exitCodes.done;
  },
};

const rejected: Command = {
  name: 'batches rejected',
  summary: 'List the rows of the file that gave no answer, with the reason',
  usage: 'batches rejected ID [--data DIR] [--bank DIR] [--json]',
  details: storeFlagDetails,
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(args, storeOptions, oneBatch);
    await withBatches(flags, context, async ({ batches }) => {
      for (let after = 0; ; after += pageSize) {
        const page = await batches.listRejected(positionals[0], { after, limit: pageSize });
        for (const row of page) {
          context.print(flags.json ? JSON.stringify(row) : `row ${row.row}: ${row.code}: ${row.message}`);
        }
        if (after === 0 && page.length === 0) {
          const { counts } = await batches.getBatch(positionals[0]);
          context.note(`No row was rejected; the file gave ${counts.items} answers.`);
        }
        if (page.length < pageSize) return;
      }
    });
    return exitCodes.done;
  },
};

const exportOptions = { ...storeOptions, output: { type: 'string' }, format: { type: 'string' } } as const;

const exportFlags = oneBatch.extend({ output: z.string().min(1), format: z.enum(exportFormats).optional() });

const exporting: Command = {
  name: 'batches export',
  summary: 'Write the results of a batch as CSV, XLSX or NDJSON',
  usage: `batches export ID --output FILE [--format ${exportFormats.join('|')}] [--data DIR] [--bank DIR] [--json]`,
  details: [
    '--output   .csv, .xlsx or .ndjson, written anew; - for stdout (ndjson unless --format says otherwise)',
    ...storeFlagDetails,
  ],
  async run(args, context) {
    const { positionals, output, format: flag, ...flags } = parseFlags(args, exportOptions, exportFlags);
    const [batchId] = positionals;
    const format = exportFormatOf(output, flag);
    await withBatches(flags, context, async ({ batches }) => {
      await exportToFile(batchId, output, format, batches, context.stdout);
      if (output === '-') return;
      const { counts } = await batches.getBatch(batchId);
      const left = counts.items - counts.evaluated - counts.failed;
      const note = left > 0 ? `, ${left} of them not evaluated` : '';
      const report = { batchId, output, format, answers: counts.items };
      context.print(flags.json ? JSON.stringify(report) : `Wrote ${counts.items} answers to ${output}${note}.`);
    });
    return exitCodes.done;
  },
};

const reviewOptions = { ...storeOptions, 'review-budget': { type: 'string' } } as const;

const reviewFlags = oneBatch.extend({ 'review-budget': reviewBudgetSchema.default(40) });

const planning: Command = {
  name: 'batches review-plan',
  summary: 'Pick the answers most worth a look, and tell the error expected in the rest',
  usage: 'batches review-plan ID [--review-budget N] [--data DIR] [--bank DIR] [--json]',
  details: [
    'ID         of the batch; answer-eval batches list shows it',
    '--review-budget   how many answers you have time for; 40 if left out',
    ...storeFlagDetails,
  ],
  async run(args, context) {
    const { positionals, 'review-budget': budget, ...flags } = parseFlags(args, reviewOptions, reviewFlags);
    const plan = await withBatches(flags, context, ({ batches }) => batches.planReview(positionals[0], budget));
    context.print(flags.json ? JSON.stringify(plan) : presentReviewPlan(plan, nameOfItem));
    return exitCodes.done;
  },
};

const resuming: Command = {
  name: 'batches resume',
  summary: 'Start a batch, or go on with it: workers take it up',
  usage: 'batches resume ID [--cap-items N|none] [--cap-cost USD|none] [--data DIR] [--bank DIR] [--json]',
  details: [
    'ID         of the batch; answer-eval batches list shows it',
    ...capFlagDetails,
    ...storeFlagDetails,
    'It evaluates nothing itself: answer-eval worker and answer-eval serve do, and answer-eval batch --store for its own file.',
  ],
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(
      args,
      { ...storeOptions, ...capOptions },
      oneBatch.extend(capFlagSchemas),
    );
    const batch = await withBatches(flags, context, async ({ batches }) => {
      const before = await batches.getBatch(positionals[0]);
      const isWaiting = before.status === 'ready' || before.status === 'paused';
      return batches.startBatch(before.id, isWaiting ? toCap(before, flags) : undefined);
    });
    context.print(flags.json ? JSON.stringify(batch) : presentBatch(batch));
    const advice = adviseWorker(batch);
    if (advice !== undefined) context.note(advice);
    return exitCodes.done;
  },
};

/** `batches ...`: look at stored batches and steer them, whoever works on them. */
export const batchesCommands: readonly Command[] = [
  list,
  showing(
    'show',
    'Show a batch: counts, cost, status',
    (batches, id) => batches.getBatch(id),
    presentBatch,
    adviseFailed,
  ),
  rejected,
  showing(
    'pause',
    'Pause a batch: what waits for a model is ended and stays pending',
    (batches, id) => batches.pauseBatch(id),
    presentBatch,
  ),
  resuming,
  showing('cancel', 'End a batch: what was evaluated stays', (batches, id) => batches.cancelBatch(id), presentBatch),
  showing(
    'retry',
    'Evaluate once more what failed, and nothing else',
    (batches, id) => batches.retryFailed(id),
    presentBatch,
    (batch) => (batch.status === 'finished' ? 'Nothing has failed that can be retried.' : adviseWorker(batch)),
  ),
  exporting,
  planning,
  showing(
    'distributions',
    'Show how the points are spread, by question and criterion',
    (batches, id) => batches.summariseBatch(id),
    presentDistributions,
  ),
  showing(
    'similar',
    'Find answers that are nearly the same, and copied model answers',
    (batches, id) => batches.findSimilarAnswers(id),
    presentSimilarAnswers,
  ),
];
