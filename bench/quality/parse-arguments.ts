import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { type EngineChoice, engineChoices } from '../../src/domain/engine-id.ts';

/** What the caller of `npm run quality` wants. */
export type QualityArguments = {
  readonly golden: string;
  /** undefined for all that are set up. */
  readonly engines: readonly EngineChoice[] | undefined;
  readonly out: string;
  /** Database file for replies of models; undefined for none. */
  readonly cache?: string | undefined;
  readonly bank: string;
  readonly date?: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
};

/** The command was called in a way it does not know. */
export class WrongUsageError extends Error {
  override readonly name = 'WrongUsageError';
}

export const usage = `npm run quality -- [options]

Measure the engines and simple baselines on labelled answers; print the report and write it as Markdown and JSON.

  --golden FILE   labelled answers (default: bench/golden/dev.ndjson)
  --engine ID     engine to measure, may be repeated: ${engineChoices.join(', ')} (default: all that are set up)
  --bank DIR      folder of the question bank (default: rubrics/bank-customer-service-manager)
  --out DIR       where quality.md and quality.json go (default: bench/reports)
  --cache FILE    keep replies of models in this database, so that a second run asks for nothing (default: none is kept)
  --date DATE     date in the report, ISO 8601 (default: that of the git commit)
  --json          print the JSON report instead of the Markdown one
  --help          print this

Engines that need a model are set up with LLM_* and EMBEDDING_* (.env.example).
Exit codes: 0 measured (whether or not targets are met), 1 failed, 2 wrong usage or an engine that is not set up.`;

const options = {
  golden: { type: 'string', default: 'bench/golden/dev.ndjson' },
  engine: { type: 'string', multiple: true },
  bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
  out: { type: 'string', default: 'bench/reports' },
  cache: { type: 'string' },
  date: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig;

const valuesSchema = z.object({
  golden: z.string().min(1),
  engine: z.array(z.enum(engineChoices)).min(1).optional(),
  bank: z.string().min(1),
  out: z.string().min(1),
  cache: z.string().min(1).optional(),
  date: z.union([z.iso.date(), z.iso.datetime({ offset: true })], 'must be a date like 2026-01-31').optional(),
  json: z.boolean(),
  help: z.boolean(),
});

/** @throws {WrongUsageError} for an unknown option, a positional argument or a value that cannot be used. */
export function parseArguments(args: readonly string[]): QualityArguments {
  const parsed = valuesSchema.safeParse(parseValues(args));
  if (!parsed.success) {
    throw new WrongUsageError(
      parsed.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`).join('; '),
    );
  }
  const { engine, ...rest } = parsed.data;
  return { ...rest, engines: engine && [...new Set(engine)] };
}

function parseValues(args: readonly string[]): unknown {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new WrongUsageError((error as Error).message);
  }
}
