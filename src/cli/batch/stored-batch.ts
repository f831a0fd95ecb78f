import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { StoredServices } from '../../compose.ts';
import type { Batch, BatchCap } from '../../domain/batch.ts';
import type { ColumnMapping } from '../../domain/column-mapping.ts';
import type { EngineId } from '../../domain/engine-id.ts';
import type { UploadPreview } from '../../workflows/batch-services.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { toFileError } from '../file-error.ts';
import { presentBatch, presentForecast } from '../present/present-batch.ts';
import { withStoredServices } from '../store-flags.ts';
import { UsageError } from '../usage-error.ts';
import { exportFormatOf, exportToFile } from './export-file.ts';
import { startItemProgress } from './item-progress.ts';

export type StoredBatchFlags = {
  readonly input: string;
  readonly output?: string | undefined;
  readonly format?: string | undefined;
  readonly engine?: EngineId | undefined;
  readonly bank?: string | undefined;
  readonly data?: string | undefined;
  readonly json: boolean;
  readonly name?: string | undefined;
  readonly candidate?: string | undefined;
  readonly question?: string | undefined;
  readonly answer?: string | undefined;
  readonly sheet?: string | undefined;
  readonly capItems?: number | undefined;
  readonly again: boolean;
  readonly forecast: boolean;
};

/** How many rejected rows are told one by one. */
const shownRejected = 10;

/**
 * `batch --store`: evaluate a file as a durable batch, and work on it until it is done.
 *
 * The same file once more goes on with the batch that was begun with it; one that is finished is not evaluated again without
 * --again.
 */
export async function runStoredBatch(flags: StoredBatchFlags, context: CommandContext): Promise<ExitCode> {
  if (flags.output !== undefined) exportFormatOf(flags.output, undefined);
  return withStoredServices(flags, context, async (services) => {
    const batch = await findOrImport(flags, services, context);
    const cap = flags.capItems === undefined ? undefined : { items: flags.capItems, costUsd: batch.cap.costUsd };
    if (batch.status !== 'finished') {
      context.note(presentForecast(await services.batches.forecastBatch(batch.id, cap)));
    }
    const end = flags.forecast ? batch : await workUntilDone(batch, cap, services, context);
    if (flags.output !== undefined && !flags.forecast) {
      await exportToFile(end.id, flags.output, undefined, services.batches, context.stdout);
    }
    if (flags.json) context.note(JSON.stringify(end));
    else context.note(presentBatch(end));
    return exitCodeOf(end, flags.forecast, context);
  });
}

function exitCodeOf(batch: Batch, isForecast: boolean, { note }: CommandContext): ExitCode {
  const { status, counts } = batch;
  if (isForecast) return exitCodes.done;
  if (status !== 'finished') {
    note('The batch is not finished; the same command goes on with it.');
    return exitCodes.failed;
  }
  return counts.failed + counts.rejectedRows > 0 ? exitCodes.errorLines : exitCodes.done;
}

async function findOrImport(
  flags: StoredBatchFlags,
  { batches }: StoredServices,
  context: CommandContext,
): Promise<Batch> {
  const { input, again, sheet, name, engine } = flags;
  const fileName = input === '-' ? `stdin.${flags.format ?? 'ndjson'}` : basename(input);
  const preview = await batches.uploadTable(openSource(input, context.stdin), fileName).catch((cause: unknown) => {
    throw toFileError(input, cause);
  });
  const [begun] = again ? [] : preview.sameFile.filter(({ status }) => status !== 'cancelled');
  if (begun) {
    await batches.discardUpload(preview.uploadId);
    const hint = begun.status === 'finished' ? '; --again evaluates it as a new batch' : '; going on with it';
    context.note(`This file was read before, as batch ${begun.id}${hint}.`);
    return begun;
  }
  for (const note of preview.notes) context.note(note);
  const mapping = chooseMapping(flags, preview);
  const { batch } = await batches.importBatch({ uploadId: preview.uploadId, mapping, sheet, name, engine });
  context.note(`Batch ${batch.id}: ${batch.counts.items} answers, ${batch.counts.rejectedRows} rejected rows.`);
  for (const { row, message } of await batches.listRejected(batch.id, { limit: shownRejected })) {
    context.note(`  row ${row}: ${message}`);
  }
  if (batch.counts.rejectedRows > shownRejected) context.note(`  ... answer-eval batches rejected ${batch.id}`);
  return batch;
}

function openSource(input: string, stdin: Readable): Readable {
  return input === '-' ? stdin : createReadStream(input);
}

/** @throws {UsageError} if neither flags nor the header tell the columns. */
function chooseMapping(flags: StoredBatchFlags, { suggestedMapping, columns }: UploadPreview): ColumnMapping {
  const { candidate, question, answer } = flags;
  const list = `the columns are: ${columns.join(', ')}`;
  if (question !== undefined || answer !== undefined) {
    const known = suggestedMapping?.layout === 'long' ? suggestedMapping : undefined;
    const need = (flag: string, column: string | undefined): string => {
      if (column !== undefined) return column;
      throw new UsageError(`--${flag}: say which column holds it; ${list}`);
    };
    return {
      layout: 'long',
      candidate: need('candidate', candidate ?? suggestedMapping?.candidate),
      question: need('question', question ?? known?.question),
      answer: need('answer', answer ?? known?.answer),
    };
  }
  if (suggestedMapping) return candidate === undefined ? suggestedMapping : { ...suggestedMapping, candidate };
  throw new UsageError(`--candidate, --question, --answer: say which column holds what; ${list}`);
}

/** Start the batch if it waits, and evaluate it in this process too, until it ends or the person stops. */
async function workUntilDone(
  { id, status, counts }: Batch,
  cap: BatchCap | undefined,
  services: StoredServices,
  context: CommandContext,
): Promise<Batch> {
  const { batches } = services;
  if (status !== 'running' && status !== 'finished') await batches.startBatch(id, cap);
  const interrupt = new AbortController();
  const worker = services.startWorker();
  void context.untilStopped().then(() => interrupt.abort());
  const progress = startItemProgress(context.stderr, context.isTerminal.stderr, counts.items);
  try {
    let last = await batches.getBatch(id);
    for await (const batch of batches.watchBatch(id, interrupt.signal)) {
      progress.update(batch.counts.evaluated + batch.counts.failed);
      last = batch;
      if (batch.status === 'paused') break;
    }
    return last;
  } finally {
    progress.stop();
    await worker.stop();
  }
}
