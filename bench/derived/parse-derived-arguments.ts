import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { WrongUsageError } from '../quality/parse-arguments.ts';

/** What the caller of `npm run quality -- --data` wants. */
export type DerivedArguments = {
  readonly data: string;
  readonly questions?: string | undefined;
  /** File for the JSON report, `-` for stdout; undefined for none. */
  readonly json?: string | undefined;
  readonly worst: number;
  readonly showText: boolean;
  readonly thesaurus: string;
};

export const derivedUsage = `npm run quality -- --data FILE [options]

Derive a rubric without a model from every question's model answer, score the file's answers with the keyword engine and compare with
people's scores or labels (docs/derivation.md).

  --data FILE       one answer a line: {questionId, question, reference, answer, score, maxScore}, or {questionId, category, answer, labels}
  --questions FILE  questions of answers with labels (default: the data file with .questions.json for .ndjson)
  --json FILE       write the report as JSON too; - prints it instead of the Markdown one
  --worst N         list the N answers whose scores differ most, 0 to 1000 (default: 0)
  --show-text       with --worst: show their text
  --thesaurus DIR   what the derivation knows beyond the model answers (default: rubrics/thesaurus)
  --help            print this

Exit codes: 0 measured (whether or not targets are met), 1 failed, 2 wrong usage.`;

const options = {
  data: { type: 'string' },
  questions: { type: 'string' },
  json: { type: 'string' },
  worst: { type: 'string', default: '0' },
  'show-text': { type: 'boolean', default: false },
  thesaurus: { type: 'string', default: 'rubrics/thesaurus' },
  help: { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig;

const valuesSchema = z.object({
  data: z.string().min(1),
  questions: z.string().min(1).optional(),
  json: z.string().min(1).optional(),
  worst: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number from 0 to 1000')
    .transform(Number)
    .pipe(z.number().max(1000)),
  'show-text': z.boolean(),
  thesaurus: z.string().min(1),
  help: z.boolean(),
});

/** Is a file of answers to be measured, rather than the engines on the golden set? */
export function asksForDerivation(args: readonly string[]): boolean {
  return args.some((it) => it === '--data' || it.startsWith('--data='));
}

/**
 * @returns undefined where help is asked for
 * @throws {WrongUsageError} for an unknown option, a positional argument or a value that cannot be used.
 */
export function parseDerivedArguments(args: readonly string[]): DerivedArguments | undefined {
  const parsed = valuesSchema.safeParse(parseValues(args));
  if (!parsed.success) {
    throw new WrongUsageError(
      parsed.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`).join('; '),
    );
  }
  const { help, 'show-text': showText, ...rest } = parsed.data;
  if (help) return undefined;
  if (showText && rest.worst === 0) throw new WrongUsageError('--show-text: needs --worst');
  return { ...rest, showText };
}

function parseValues(args: readonly string[]): unknown {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new WrongUsageError((error as Error).message);
  }
}
