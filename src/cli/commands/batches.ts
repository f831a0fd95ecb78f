import { z } from 'zod';
import type { Batch } from '../../domain/batch.ts';
import { type BatchServices, exportFormats } from '../../workflows/batch-services.ts';
import { exportToFile } from '../batch/export-file.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentBatch, presentBatchLine } from '../present/present-batch.ts';
import { presentDistributions } from '../present/present-distributions.ts';
import { presentSimilarAnswers } from '../present/present-similar-answers.ts';
import { storeFlagDetails, storeFlagsSchema, storeOptions, withStoredServices } from '../store-flags.ts';

const oneBatch = storeFlagsSchema.extend({ positionals: z.tuple([z.string().min(1)]) });

/** Rows read from the store at once. */
const pageSize = 500;

/** Commands that change a batch and show what it is then. */
function changing(
  word: string,
  summary: string,
  change: (batches: BatchServices, batchId: string) => Promise<Batch>,
): Command {
  return {
    name: `batches ${word}`,
    summary,
    usage: `batches ${word} ID [--data DIR] [--json]`,
    details: storeFlagDetails,
    async run(args, context) {
      const { positionals, ...flags } = parseFlags(args, storeOptions, oneBatch);
      const batch = await withStoredServices(flags, context, ({ batches }) => change(batches, positionals[0]));
      context.print(flags.json ? JSON.stringify(batch) : presentBatch(batch));
      return exitCodes.done;
    },
  };
}

/** Commands that show something about a batch. */
function showing<T>(
  word: string,
  summary: string,
  read: (batches: BatchServices, batchId: string) => Promise<T>,
  present: (value: T) => string,
): Command {
  return {
    name: `batches ${word}`,
    summary,
    usage: `batches ${word} ID [--data DIR] [--json]`,
    details: storeFlagDetails,
    async run(args, context) {
      const { positionals, ...flags } = parseFlags(args, storeOptions, oneBatch);
      const value = await withStoredServices(flags, context, ({ batches }) => read(batches, positionals[0]));
      context.print(flags.json ? JSON.stringify(value) : present(value));
      return exitCodes.done;
    },
  };
}

const list: Command = {
  name: 'batches list',
  summary: 'List the batches of the store, newest first',
  usage: 'batches list [--data DIR] [--json]',
  details: storeFlagDetails,
  async run(args, context) {
    const flags = parseFlags(args, storeOptions, storeFlagsSchema);
    await withStoredServices(flags, context, async ({ batches }) => {
      let before: string | undefined;
      do {
        const page = await batches.listBatches({ before, limit: pageSize });
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
  usage: 'batches rejected ID [--data DIR] [--json]',
  details: storeFlagDetails,
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(args, storeOptions, oneBatch);
    await withStoredServices(flags, context, async ({ batches }) => {
      for (let after = 0; ; after += pageSize) {
        const page = await batches.listRejected(positionals[0], { after, limit: pageSize });
        for (const row of page) {
          context.print(flags.json ? JSON.stringify(row) : `row ${row.row}: ${row.code}: ${row.message}`);
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
  usage: `batches export ID --output FILE [--format ${exportFormats.join('|')}] [--data DIR]`,
  details: [
    '--output   .csv, .xlsx or .ndjson, written anew; - for stdout (ndjson unless --format says otherwise)',
    ...storeFlagDetails,
  ],
  async run(args, context) {
    const { positionals, output, format, ...flags } = parseFlags(args, exportOptions, exportFlags);
    await withStoredServices(flags, context, ({ batches }) =>
      exportToFile(positionals[0], output, format, batches, context.stdout),
    );
    return exitCodes.done;
  },
};

/** `batches ...`: look at stored batches and steer them, whoever works on them. */
export const batchesCommands: readonly Command[] = [
  list,
  showing('show', 'Show a batch: counts, cost, status', (batches, id) => batches.getBatch(id), presentBatch),
  rejected,
  changing('pause', 'Pause a batch: units in hand are finished', (batches, id) => batches.pauseBatch(id)),
  changing('resume', 'Start a batch, or go on with it: workers take it up', (batches, id) => batches.startBatch(id)),
  changing('cancel', 'End a batch: what was evaluated stays', (batches, id) => batches.cancelBatch(id)),
  changing('retry', 'Evaluate once more what failed, and nothing else', (batches, id) => batches.retryFailed(id)),
  exporting,
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
