import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type EngineChoice, engineChoices } from '../../domain/engine-id.ts';
import { costOfUses } from '../../scoring/cost-of-uses.ts';
import type { BatchItem, BatchOutcome } from '../../workflows/evaluate-batch.ts';
import { createReviewPlan, type ReviewPlanBuilder } from '../../workflows/plan-review.ts';
import { requireEngine } from '../../workflows/require-engine.ts';
import {
  type BatchFormat,
  type BatchInput,
  type BatchOutput,
  batchFormats,
  formatOf,
  openInput,
  openOutput,
  refuseSameFile,
} from '../batch/batch-files.ts';
import { formatOutcome } from '../batch/format-outcome.ts';
import { type Progress, startProgress } from '../batch/progress.ts';
import { readCsv } from '../batch/read-csv.ts';
import { readLines } from '../batch/read-lines.ts';
import { readNdjson } from '../batch/read-ndjson.ts';
import { type LinePlace, nameOfLine, reviewBudgetSchema } from '../batch/review-budget.ts';
import { runStoredBatch } from '../batch/stored-batch.ts';
import { capFlagDetails, capFlagSchemas, capOptions } from '../batch/to-cap.ts';
import type { Command, CommandContext } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { toFileError } from '../file-error.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentReviewPlan } from '../present/present-review-plan.ts';
import { dataFlagDetail } from '../store-flags.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  input: { type: 'string' },
  output: { type: 'string' },
  format: { type: 'string' },
  engine: { type: 'string' },
  bank: { type: 'string' },
  json: { type: 'boolean' },
  store: { type: 'boolean' },
  data: { type: 'string' },
  name: { type: 'string' },
  candidate: { type: 'string' },
  question: { type: 'string' },
  answer: { type: 'string' },
  sheet: { type: 'string' },
  ...capOptions,
  again: { type: 'boolean' },
  forecast: { type: 'boolean' },
  'review-budget': { type: 'string' },
} as const;

const text = z.string().min(1);

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(0),
  input: text,
  output: text.optional(),
  format: z.enum([...batchFormats, 'xlsx']).optional(),
  engine: z.enum(engineChoices).optional(),
  bank: text.optional(),
  json: z.boolean().default(false),
  store: z.boolean().default(false),
  data: text.optional(),
  name: text.max(200).optional(),
  candidate: text.optional(),
  question: text.optional(),
  answer: text.optional(),
  sheet: text.optional(),
  ...capFlagSchemas,
  again: z.boolean().default(false),
  forecast: z.boolean().default(false),
  'review-budget': reviewBudgetSchema,
});

/** Flags that mean nothing without the store: who gives one has forgotten --store. */
const storeOnly = [
  'data',
  'name',
  'candidate',
  'question',
  'answer',
  'sheet',
  'cap-items',
  'again',
  'forecast',
] as const;

type Counts = { answers: number; errorLines: number; needsReview: number; costUsd: number };

/** `batch`: many answers in, one line of NDJSON out for each, in their order; or, with --store, as a durable batch. */
export const batch: Command = {
  name: 'batch',
  summary: 'Evaluate many answers of a file, as a filter or with --store as a batch that survives everything',
  usage:
    `batch --input FILE --output FILE [--format ndjson|csv] [--engine ${engineChoices.join('|')}] [--bank DIR] [--cap-cost USD] [--review-budget N] [--json]\n` +
    '       answer-eval batch --store --input FILE [--output FILE] [--candidate COLUMN --question COLUMN --answer COLUMN] [--sheet NAME]\n' +
    '         [--format ...] [--name NAME] [--cap-items N|none] [--cap-cost USD|none] [--forecast] [--again] [--review-budget N] [--data DIR] [--engine ...] [--bank DIR] [--json]',
  details: [
    '--input    .ndjson or .jsonl: one {"id","questionId","answer"} a line; .csv: a header with these columns; - for stdin',
    '--output   one line an answer, in the order of the input; - for stdout. The file is written anew',
    '--format   of the input, where its name does not tell; stdin is ndjson if left out; xlsx with --store',
    '--engine   which engine evaluates; auto, the best that is set up and works, if left out',
    '--bank     folder of the question bank',
    '--review-budget   name the N answers that are most worth a look, why, and how far off the others are expected to be',
    '--cap-cost begin no answer once the models have cost so many US dollars; the rest become error lines',
    '--json     print the closing counts as one line of JSON',
    'A line that cannot be evaluated becomes {"line","id","error":{"code","message"}} in its place, and the exit code is 3.',
    '',
    '--store    keep the answers and evaluations in the store, and work on them until all are done. The same file once more goes',
    '           on where it stopped. CSV (UTF-8 or GB18030), XLSX or NDJSON; one answer a row, or one column a question',
    '--candidate, --question, --answer   the columns that hold them, where the header does not tell',
    '--sheet    sheet of an .xlsx; the first if left out',
    '--name     what the batch is called; the name of the file if left out',
    ...capFlagDetails,
    '--forecast import the file, say what evaluating it will take, and stop there',
    '--again    evaluate the file as a new batch, whatever was done with it before',
    '--output   with --store: .csv, .xlsx or .ndjson, written when the batch is finished or at its cap; - is NDJSON on stdout.',
    '           answer-eval batches export does it later',
    dataFlagDetail,
  ],
  async run(args, context) {
    const { output: outputFile, 'review-budget': reviewBudget, ...flags } = parseFlags(args, options, flagsSchema);
    if (flags.store) {
      return runStoredBatch({ ...flags, output: outputFile, reviewBudget }, context);
    }
    const misplaced = storeOnly.find((name) => flags[name] !== undefined && flags[name] !== false);
    if (misplaced) throw new UsageError(`--${misplaced}: needs --store`);
    if (outputFile === undefined) throw new UsageError('--output: is missing');
    if (flags.format === 'xlsx') throw new UsageError('--format: xlsx needs --store');
    const format = formatOf(flags.input, flags.format);
    await refuseSameFile(flags.input, outputFile);
    return runFilter({ ...flags, format, output: outputFile, reviewBudget }, context);
  },
};

type FilterFlags = {
  readonly input: string;
  readonly format: BatchFormat;
  readonly output: string;
  readonly engine?: EngineChoice | undefined;
  readonly bank?: string | undefined;
  readonly json: boolean;
  readonly 'cap-cost'?: number | null | undefined;
  readonly reviewBudget: number | undefined;
};

/** Evaluate from file to file, without a store. */
async function runFilter(flags: FilterFlags, context: CommandContext): Promise<ExitCode> {
  const { stdin, stdout, stderr, isTerminal, program, config } = context;
  const { engine, 'cap-cost': cap, reviewBudget } = flags;
  requireEngine(engine ?? 'auto', { llm: config.llm !== undefined, embedding: config.embedding !== undefined });
  const { evaluateBatch } = await program.openServices(flags.bank ?? config.bankDirectory, config);
  const input = await openInput(flags.input, stdin);
  const startedAt = performance.now();
  const counts: Counts = { answers: 0, errorLines: 0, needsReview: 0, costUsd: 0 };
  const review = reviewBudget === undefined ? undefined : createReviewPlan<LinePlace>(reviewBudget);
  let progress: Progress | undefined;
  try {
    const output = await openOutput(flags.output, stdout);
    progress = startProgress(stderr, isTerminal.stderr, input.sizeBytes);
    const items = readItems(flags.format, { ...input, chunks: watch(input.chunks, progress) });
    const outcomes = count(evaluateBatch(items, { engine, capUsd: cap ?? undefined }), counts, progress);
    await write(review ? addTo(review, outcomes) : outcomes, output);
  } finally {
    progress?.stop();
    input.close();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const reviewPlan = review?.plan();
  context.note(flags.json ? JSON.stringify({ ...counts, seconds, reviewPlan }) : describe(counts, seconds));
  if (reviewPlan && !flags.json) context.note(presentReviewPlan(reviewPlan, nameOfLine));
  return counts.errorLines === 0 ? exitCodes.done : exitCodes.errorLines;
}

function readItems(format: BatchFormat, { name, chunks }: BatchInput): AsyncGenerator<BatchItem> {
  const lines = readLines(name, chunks);
  return format === 'csv' ? readCsv(name, lines) : readNdjson(lines);
}

async function* watch(chunks: AsyncIterable<Buffer>, progress: Progress): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield chunk;
    progress.addBytes(chunk.length);
  }
}

async function* count(
  outcomes: AsyncIterable<BatchOutcome>,
  counts: Counts,
  progress: Progress,
): AsyncGenerator<BatchOutcome> {
  for await (const outcome of outcomes) {
    if ('error' in outcome) counts.errorLines += 1;
    else counts.answers += 1;
    if ('evaluation' in outcome) {
      const { needsReview, provenance } = outcome.evaluation;
      if (needsReview) counts.needsReview += 1;
      counts.costUsd += costOfUses(provenance?.modelUses ?? []);
    }
    progress.addAnswer();
    yield outcome;
  }
}

/** Take note of how sure each evaluation is, as it goes by. */
async function* addTo(
  review: ReviewPlanBuilder<LinePlace>,
  outcomes: AsyncIterable<BatchOutcome>,
): AsyncGenerator<BatchOutcome> {
  for await (const outcome of outcomes) {
    const { line, id } = outcome;
    const evaluation = 'evaluation' in outcome ? outcome.evaluation : null;
    const labels = evaluation?.criteria ?? [];
    review.add(
      { line, id },
      evaluation,
      (criterionId) => labels.find((it) => it.id === criterionId)?.label ?? criterionId,
    );
    yield outcome;
  }
}

/** Write as fast as the output takes it, and no faster. */
async function write(
  outcomes: AsyncIterable<BatchOutcome>,
  { name, stream, endsWithBatch }: BatchOutput,
): Promise<void> {
  async function* toLines(source: AsyncIterable<BatchOutcome>) {
    for await (const outcome of source) yield formatOutcome(outcome);
  }
  try {
    await pipeline(outcomes, toLines, stream, { end: endsWithBatch });
  } catch (cause) {
    throw toFileError(name, cause);
  }
}

function describe({ answers, errorLines, needsReview, costUsd }: Counts, seconds: number): string {
  const perSecond = seconds > 0 ? Math.round((answers + errorLines) / seconds) : 0;
  const speed = `${seconds.toFixed(1)} s, ${perSecond} a second`;
  const cost = costUsd > 0 ? `; ${costUsd.toFixed(2)} USD` : '';
  return `${answers} answers evaluated, ${errorLines} error lines, ${needsReview} to be looked at by a person; ${speed}${cost}`;
}
