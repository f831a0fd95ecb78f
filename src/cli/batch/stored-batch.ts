import type { Batch } from '../../domain/batch.ts';
import type { BatchServices } from '../../workflows/batch-services.ts';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { adviseFailed, presentBatch, presentForecast } from '../present/present-batch.ts';
import { presentReviewPlan } from '../present/present-review-plan.ts';
import { withStoredServices } from '../store-flags.ts';
import { refuseSameFile } from './batch-files.ts';
import { exportFormatOf, exportToFile, requireWritable } from './export-file.ts';
import { type ImportFlags, importFile } from './import-file.ts';
import { nameOfItem } from './review-budget.ts';
import { type CapFlags, setsCap, toCap } from './to-cap.ts';
import { workUntilDone } from './work-until-done.ts';

export type StoredBatchFlags = ImportFlags &
  CapFlags & {
    readonly output?: string | undefined;
    readonly bank?: string | undefined;
    readonly data?: string | undefined;
    readonly json: boolean;
    readonly forecast: boolean;
    /** Answers that a person has time for; undefined for no plan. */
    readonly reviewBudget?: number | undefined;
  };

/**
 * `batch --store`: evaluate a file as a durable batch, and work on it until it is done.
 *
 * The same file once more goes on with the batch that was begun with it; one that is finished is not evaluated again without
 * --again. Results are written when the batch is finished or at its cap.
 *
 * @throws {FileError} before anything is evaluated, if the output cannot be written.
 */
export async function runStoredBatch(flags: StoredBatchFlags, context: CommandContext): Promise<ExitCode> {
  const { output, forecast: isForecast } = flags;
  const format = output === undefined ? undefined : exportFormatOf(output, undefined);
  if (output !== undefined) {
    await refuseSameFile(flags.input, output);
    await requireWritable(output);
  }
  return withStoredServices(flags, context, async (services) => {
    const { batches } = services;
    const batch = await importFile(flags, services, context);
    if (isForecast) {
      const { 'cap-items': items = batch.cap.items, 'cap-cost': costUsd = batch.cap.costUsd } = flags;
      const cap = { items, costUsd };
      const forecast = await batches.forecastBatch(batch.id, cap);
      context.print(flags.json ? JSON.stringify({ batch, forecast }) : presentForecast(forecast));
      if (forecast.items > 0) context.note('The same command without --forecast evaluates them.');
      return exitCodes.done;
    }
    let end = batch;
    if (batch.status !== 'finished') {
      const cap = toCap(batch, flags);
      context.note(presentForecast(await batches.forecastBatch(batch.id, cap)));
      const isAsItRuns = batch.status === 'running' && !setsCap(flags);
      end = await workUntilDone(batch, isAsItRuns ? undefined : cap, services, context);
    }
    const hasResults = end.status === 'finished' || isAtCap(end);
    if (output !== undefined && format !== undefined && hasResults) {
      await exportToFile(end.id, output, format, batches, context.stdout);
    }
    const say = output === '-' ? context.note : context.print;
    await tellEnd(end, flags, batches, say);
    for (const line of describeEnd(end)) context.note(line);
    if (output !== undefined && !hasResults) context.note(`${output} was not written.`);
    return exitCodeOf(end);
  });
}

/** Say how a batch ended, and what of it to look at first if that is asked for. */
async function tellEnd(
  end: Batch,
  { json, reviewBudget }: StoredBatchFlags,
  batches: BatchServices,
  say: (text: string) => void,
): Promise<void> {
  const reviewPlan = reviewBudget === undefined ? undefined : await batches.planReview(end.id, reviewBudget);
  if (json) say(JSON.stringify(reviewPlan ? { batch: end, reviewPlan } : end));
  else say(presentBatch(end));
  if (reviewPlan && !json) say(presentReviewPlan(reviewPlan, nameOfItem));
}

function isAtCap({ status, pauseReason }: Batch): boolean {
  return status === 'paused' && (pauseReason === 'cap-items' || pauseReason === 'cap-cost');
}

/** What to do next where the batch is not finished. */
function describeEnd(batch: Batch): string[] {
  const { id, status, pauseReason } = batch;
  const failed = adviseFailed(batch);
  if (status === 'finished') return failed === undefined ? [] : [failed];
  if (status === 'cancelled') return [`It was cancelled; what was evaluated stays: answer-eval batches export ${id}.`];
  if (pauseReason === 'cap-items')
    return ['To go on: the same command with a higher --cap-items, or --cap-items none.'];
  if (pauseReason === 'cap-cost') return ['To go on: the same command with a higher --cap-cost, or --cap-cost none.'];
  if (status === 'paused') return ['Somebody paused it; the same command goes on with it.'];
  return ['The batch is not finished: the same command goes on with it, and so does any answer-eval worker or serve.'];
}

/** A cap that is reached is what was asked for, and no failure. */
function exitCodeOf(batch: Batch): ExitCode {
  const { status, counts } = batch;
  if (status !== 'finished' && !isAtCap(batch)) return exitCodes.failed;
  return counts.failed + counts.rejectedRows > 0 ? exitCodes.errorLines : exitCodes.done;
}
